// Searches the log in the reader's own browser. Nothing that is typed here leaves it.
// The index comes in parts: the newest answers are searched at once, older ones join while one reads.
"use strict";

(function () {
  const PER_PAGE = 10;
  const byId = (id) => document.getElementById(id);
  const form = byId("search-form");
  const words = byId("search-words");
  const status = byId("search-status");
  const list = byId("search-results");
  const more = byId("search-more");
  const filters = Array.from(form.querySelectorAll("select"));
  // The script stands at the root of the log, wherever that is.
  const root = new URL(".", document.currentScript.src);
  const index = new URL("pagefind/", root);

  let pagefind = null;
  let waiting = [];
  let found = [];
  let shown = 0;
  let turn = 0;

  async function start() {
    try {
      const parts = await partsOfIndex();
      pagefind = await import(new URL(parts[0] + "pagefind.js", index).href);
      await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
      waiting = parts.slice(1);
    } catch (error) {
      tell("The answers cannot be searched by words here at the moment. The lists above have them all.");
      return;
    }
    document.documentElement.classList.add("log-can-search");
    more.hidden = true;
    listen();
    take();
    if (asked()) await search();
    else words.focus();
    await joinTheRest();
  }

  async function partsOfIndex() {
    if (root.protocol === "file:") throw new Error("a page on a disc cannot load its index");
    const answer = await fetch(new URL("answerable.json", index));
    if (!answer.ok) throw new Error("there is no index");
    return (await answer.json()).parts;
  }

  async function joinTheRest() {
    while (waiting.length) {
      const part = new URL(waiting[0], index).pathname;
      await pagefind.mergeIndex(part, { baseUrl: root.pathname });
      waiting.shift();
      if (asked()) await search(true);
    }
  }

  function listen() {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember();
      search();
    });
    for (const filter of filters) {
      filter.addEventListener("change", () => {
        remember();
        search();
      });
    }
    more.addEventListener("click", showMore);
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

  async function search(again) {
    const mine = ++turn;
    const typed = words.value.trim();
    if (!asked()) {
      found = [];
      put([], 0, "");
      return;
    }
    const options = { filters: chosen() };
    if (!typed) options.sort = { answered: "desc" };
    const result = await pagefind.search(typed || null, options);
    if (mine !== turn) return;
    const most = again ? Math.max(shown, PER_PAGE) : PER_PAGE;
    const first = await Promise.all(result.results.slice(0, most).map((one) => one.data()));
    if (mine !== turn) return;
    found = result.results;
    put(first, first.length, count(found.length) + (typed ? " for “" + typed + "”" : ""));
  }

  function put(data, number, text) {
    const focused = list.contains(document.activeElement) ? document.activeElement.href : null;
    list.replaceChildren(...data.map(item));
    shown = number;
    more.hidden = shown >= found.length;
    const late = waiting.length ? " so far; older answers are still being looked through" : "";
    tell(text && text + late + ".");
    // Whoever had reached a result stays there when others join.
    if (focused) (linkTo(focused) || words).focus();
  }

  function linkTo(address) {
    return Array.from(list.querySelectorAll("a")).find((one) => one.href === address);
  }

  async function showMore() {
    const mine = turn;
    const next = found.slice(shown, shown + PER_PAGE);
    const data = await Promise.all(next.map((one) => one.data()));
    if (mine !== turn) return;
    const items = data.map(item);
    list.append(...items);
    shown += items.length;
    more.hidden = shown >= found.length;
    if (items.length) items[0].querySelector("a").focus();
  }

  function count(number) {
    if (number === 0) return "No answer found";
    return number === 1 ? "1 answer found" : number.toLocaleString("en-GB") + " answers found";
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
