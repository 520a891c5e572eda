// Searches the log in the reader's own browser. Nothing typed here leaves it.
"use strict";

(function () {
  const PER_PAGE = 10;
  const FILTERS = ["topic", "year", "outcome", "exemption"];
  const page = (id) => document.getElementById(id);
  const form = page("search-form");
  const words = page("search-words");
  const status = page("search-status");
  const list = page("search-results");
  const more = page("search-more");
  // The script stands at the root of the log, wherever that is.
  const root = new URL(".", document.currentScript.src);

  let pagefind = null;
  let found = [];
  let shown = 0;
  let latest = 0;

  async function start() {
    try {
      if (root.protocol === "file:") throw new Error("a file cannot load another");
      pagefind = await import(new URL("pagefind/pagefind.js", root).href);
      await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
      await pagefind.init();
      offer(await pagefind.filters());
    } catch (error) {
      tell("The answers cannot be searched by words here. The lists above name all of them.");
      return;
    }
    document.documentElement.classList.add("log-can-search");
    take(new URLSearchParams(location.search));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember();
      search();
    });
    for (const name of FILTERS) page("filter-" + name).addEventListener("change", () => {
      remember();
      search();
    });
    more.addEventListener("click", () => show(true));
    window.addEventListener("popstate", () => {
      take(new URLSearchParams(location.search));
      search();
    });
    if (asked()) search();
    else words.focus();
  }

  function offer(filters) {
    for (const name of FILTERS) {
      const values = Object.entries(filters[name] || {});
      const order = new Intl.Collator("en", { numeric: true });
      values.sort((a, b) => order.compare(a[0], b[0]));
      if (name === "year") values.reverse();
      for (const [value, count] of values) {
        const option = document.createElement("option");
        option.value = value;
        option.textContent = value + " (" + count + ")";
        page("filter-" + name).append(option);
      }
      page("filter-" + name).closest(".log-filter").hidden = values.length === 0;
    }
  }

  function take(query) {
    words.value = query.get("q") || "";
    for (const name of FILTERS) page("filter-" + name).value = query.get(name) || "";
  }

  function chosen() {
    const filters = {};
    for (const name of FILTERS) {
      const value = page("filter-" + name).value;
      if (value) filters[name] = value;
    }
    return filters;
  }

  function asked() {
    return words.value.trim() !== "" || Object.keys(chosen()).length > 0;
  }

  function remember() {
    const query = new URLSearchParams(chosen());
    if (words.value.trim()) query.set("q", words.value.trim());
    const text = query.toString();
    history.pushState(null, "", text ? "?" + text : location.pathname);
  }

  async function search() {
    const turn = ++latest;
    list.replaceChildren();
    found = [];
    shown = 0;
    more.hidden = true;
    if (!asked()) {
      tell("");
      return;
    }
    const typed = words.value.trim();
    const options = { filters: chosen() };
    if (!typed) options.sort = { answered: "desc" };
    const result = await pagefind.search(typed || null, options);
    if (turn !== latest) return;
    found = result.results;
    tell(count(found.length) + (typed ? " for “" + typed + "”" : ""));
    await show(false);
  }

  function count(number) {
    if (number === 0) return "No answer found";
    return number === 1 ? "1 answer found" : number.toLocaleString("en-GB") + " answers found";
  }

  async function show(asked) {
    const turn = latest;
    const next = found.slice(shown, shown + PER_PAGE);
    const data = await Promise.all(next.map((one) => one.data()));
    if (turn !== latest) return;
    const items = data.map(item);
    list.append(...items);
    shown += next.length;
    more.hidden = shown >= found.length;
    if (asked && items.length) items[0].querySelector("a").focus();
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
    facts.textContent = [one.meta.reference, one.meta.answered, one.meta.outcome]
      .filter(Boolean).join(" · ");
    const excerpt = document.createElement("p");
    excerpt.className = "log-item__words";
    excerpt.append(...marked(one.excerpt || ""));
    made.append(link, facts, excerpt);
    return made;
  }

  // An excerpt is text with <mark> around what was found: it is rebuilt, never run as markup.
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
