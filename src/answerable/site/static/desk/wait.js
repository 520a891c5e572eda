// Asks again until the work is done; without this the page refreshes itself.
const region = document.querySelector("[data-wait]");

async function ask() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("[data-wait]");
  if (!next || answer.url !== location.href) return location.replace(answer.url);
  if (region.innerHTML !== next.innerHTML) region.replaceChildren(...next.childNodes);
  setTimeout(ask, 1000);
}
if (region) setTimeout(ask, 1000);
