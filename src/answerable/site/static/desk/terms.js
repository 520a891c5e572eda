// Counts terms while they are typed. Without this the button “Count” does the same.
const form = document.querySelector("[data-counts]");
const region = document.getElementById("counts");
const PAUSE = 350;
let timer;
let asking;

async function count() {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(form.dataset.counts, {
      method: "POST", body: new FormData(form), credentials: "same-origin", signal: asking.signal,
    });
    if (!answer.ok) return;
    const told = await answer.json();
    if (told.html !== undefined) region.innerHTML = told.html;
    else later(1500);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}
function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(count, pause);
}
form.addEventListener("input", (event) => {
  if (["terms", "register"].includes(event.target.name)) later(PAUSE);
});
// What was typed before this was here, or what the browser has put back, is counted too.
const typed = form.elements.terms;
if (typed.value !== typed.defaultValue) later(0);
