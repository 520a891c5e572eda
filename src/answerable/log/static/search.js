// Searches the log in the reader's own browser. Nothing that is typed here leaves it.
// The index comes in parts: the newest is searched at once, older ones are fetched when something
// has been looked for, and what is found in them is shown below, so that nothing moves.
"use strict";

(function () {
  const PER_PAGE = 10;
  // Of the newest answers, so that the best of all older ones are seen without asking for them.
  const NEWEST = 5;
  // Nearly every answer has these: they narrow nothing down and cost the most to look up.
  const COMMON = new Set(
    "a an and are as at be by for from how in is many of on or that the to was were what which with".split(" "),
  );
  // Every answer has this one, beside its text.
  const EVERY = "zzall";
  const BROKEN = "The answers cannot be searched by words here at the moment. The lists above have them all.";
  const byId = (id) => document.getElementById(id);
  const form = byId("search-form");
  const words = byId("search-words");
  const status = byId("search-status");
  const newer = groupOf("newer");
  const older = groupOf("older");
  const filters = Array.from(form.querySelectorAll("select"));
  // The script stands at the root of the log, wherever that is.
  const root = new URL(".", document.currentScript.src);
  const index = new URL("pagefind/", root);

  const SETTINGS = { baseUrl: root.pathname, excerptLength: 24 };

  let pagefind = null;
  let parts = [];
  let turn = 0;

  function groupOf(name) {
    const section = byId("search-" + name);
    section.hidden = true;
    const [heading, list, more] = ["h2", "ol", "button"].map((one) => section.querySelector(one));
    return { section, heading, list, more, opened: null, found: [], shown: 0 };
  }

  async function start() {
    try {
      parts = await partsOfIndex();
      pagefind = await import(new URL(parts[0].name + "pagefind.js", index).href);
      newer.opened = open(parts[0], { noWorker: true });
      // Looking for nothing fetches the programs and makes them ready.
      newer.opened.search("-").catch(() => tell(BROKEN));
    } catch (error) {
      tell(BROKEN);
      return;
    }
    document.documentElement.classList.add("log-can-search");
    listen();
    take();
    if (asked()) await search();
    else words.focus();
  }

  async function partsOfIndex() {
    if (root.protocol === "file:") throw new Error("a page on a disc cannot load its index");
    const answer = await fetch(new URL("answerable.json", index));
    if (!answer.ok) throw new Error("there is no index");
    const data = await answer.json();
    return data.parts.map((name) => data.made[name]);
  }

  function open(part, more) {
    const basePath = new URL(part.name, index).href;
    return pagefind.createInstance({ basePath, ...SETTINGS, ...more });
  }

  // The older parts are large: another thread looks through them, while the page can be used.
  async function openOlder() {
    const [first, ...others] = parts.slice(1);
    const all = open(first, {});
    await all.search("-"); // or the others would wait for its programs for ever
    const paths = others.map((part) => new URL(part.name, index).pathname);
    await Promise.all(paths.map((path) => all.mergeIndex(path, SETTINGS)));
    return all;
  }

  function listen() {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
      remember();
    });
    for (const filter of filters) {
      filter.addEventListener("change", () => {
        search();
        remember();
      });
    }
    for (const one of [newer, older]) one.more.addEventListener("click", () => showMore(one));
    window.addEventListener("popstate", () => {
      take();
      search();
    });
  }

  // What is asked stands in the address, so that it can be kept and sent.
  function take() {
    const query = new URLSearchParams(location.search);
    words.value = query.get("q") || "";
    for (const filter of filters) filter.value = query.get(filter.name) || "";
  }

  function remember() {
    const query = new URLSearchParams(chosen());
    if (words.value.trim()) query.set("q", words.value.trim());
    const text = query.toString();
    history.pushState(null, "", text ? "?" + text : location.pathname);
  }

  function chosen() {
    return Object.fromEntries(filters.filter((one) => one.value).map((one) => [one.name, one.value]));
  }

  function asked() {
    return words.value.trim() !== "" || filters.some((one) => one.value);
  }

  // In quotation marks every word counts.
  function telling(typed) {
    const all = typed.split(/\s+/);
    const some = all.filter((word) => !COMMON.has(word.toLowerCase()));
    return typed.includes('"') || !some.length ? typed : some.join(" ");
  }

  async function search() {
    const mine = ++turn;
    const typed = words.value.trim();
    const named = typed ? " for “" + typed + "”" : "";
    try {
      await look(newer, typed, mine);
    } catch (error) {
      if (mine === turn) tell(BROKEN);
      return;
    }
    if (mine !== turn) return;
    show(older, [], []);
    if (!asked()) tell("");
    else if (parts.length === 1) tell(count(newer.found.length) + named + ".");
    else await searchOlder(typed, named, mine);
  }

  async function searchOlder(typed, named, mine) {
    const first = count(newer.found.length) + named + " among the newer ones; the older ones ";
    tell(first + "are still being looked through.");
    try {
      await seen();
      older.opened ??= openOlder();
      await look(older, typed, mine);
    } catch (error) {
      older.opened = null;
      if (mine === turn) tell(first + "cannot be looked through at the moment.");
      return;
    }
    if (mine === turn) tell(count(newer.found.length + older.found.length) + named + ".");
  }

  async function look(group, typed, mine) {
    const query = typed ? telling(typed) : EVERY;
    const narrowed = { filters: chosen() };
    const found = asked() ? (await (await group.opened).search(query, narrowed)).results : [];
    if (mine !== turn) return;
    const some = group === newer && parts.length > 1 ? NEWEST : PER_PAGE;
    const first = await dataOf(found.slice(0, some));
    if (mine === turn) show(group, found, first);
  }

  // What was put on the page has been drawn: what comes next does not delay it.
  function seen() {
    return new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  }

  function dataOf(results) {
    return Promise.all(results.map((one) => one.data()));
  }

  function show(group, found, data) {
    group.found = found;
    group.list.replaceChildren(...data.map(item));
    group.shown = data.length;
    group.more.hidden = group.shown >= found.length;
    group.section.hidden = !found.length;
    if (parts.length > 1) entitle(group);
  }

  function entitle(group) {
    const among = group === newer ? parts.slice(0, 1) : parts.slice(1);
    const all = among.reduce((sum, part) => sum + part.answers, 0);
    const which = group === newer ? "newest" : "older";
    group.heading.className = "govuk-heading-m";
    group.heading.textContent = `${figure(group.found.length)} of the ${figure(all)} ${which} answers`;
  }

  async function showMore(group) {
    const mine = turn;
    const data = await dataOf(group.found.slice(group.shown, group.shown + PER_PAGE));
    if (mine !== turn) return;
    const items = data.map(item);
    group.list.append(...items);
    group.shown += items.length;
    group.more.hidden = group.shown >= group.found.length;
    if (items.length) items[0].querySelector("a").focus();
  }

  function figure(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  function count(number) {
    if (number === 0) return "No answer found";
    return number === 1 ? "1 answer found" : figure(number) + " answers found";
  }

  function item(one) {
    const made = document.createElement("li");
    made.className = "log-item";
    const link = document.createElement("a");
    link.className = "govuk-link log-item__title";
    link.href = one.url;
    link.textContent = one.meta.title || one.url;
    const facts = document.createElement("p");
    facts.className = "log-item__facts";
    const answered = one.meta.answered && "answered " + one.meta.answered;
    facts.textContent = [one.meta.reference, answered, one.meta.outcome].filter(Boolean).join(" · ");
    const excerpt = document.createElement("p");
    excerpt.className = "log-item__words";
    excerpt.append(...marked(one.excerpt || ""));
    made.append(link, facts, excerpt);
    return made;
  }

  // An excerpt is text with <mark> around what was found: it is built anew, never run as markup.
  function marked(excerpt) {
    const parsed = new DOMParser().parseFromString(excerpt, "text/html");
    return Array.from(parsed.body.childNodes, (node) => {
      if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      return mark;
    });
  }

  function tell(text) {
    status.textContent = text;
  }

  start();
})();
