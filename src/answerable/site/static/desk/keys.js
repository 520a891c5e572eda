// Decisions by key, where the reader has not switched them off. Buttons do the same without this.
const switched = document.querySelector("[data-keys]");
const writes = (element) => element.closest("input, textarea, select, summary, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (switched.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (writes(event.target)) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});
// One record, one decision: a second press waits for the next page.
document.addEventListener("submit", () => {
  setTimeout(() => document.querySelectorAll("[data-key]").forEach((button) => (button.disabled = true)));
});
