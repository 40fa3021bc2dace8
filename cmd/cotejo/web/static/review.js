// Keys for what the page's own buttons and links do. Without this script the
// page works just as well with the mouse or the tab key.
"use strict";
// A key that was struck for the page before must not answer this one: keys act
// when the page has stood for a moment, in milliseconds.
const settles = 600;
let shown = Date.now();
document.addEventListener("keydown", function (event) {
  const on = event.target;
  if (on instanceof HTMLInputElement || on instanceof HTMLSelectElement || on instanceof HTMLTextAreaElement) {
    if (event.key === "Escape") on.blur();
    // Enter in a text field would press some button of the form.
    if (event.key === "Enter" && on instanceof HTMLInputElement && on.type === "text") event.preventDefault();
    return;
  }
  if (document.body.dataset.keys === "off" || Date.now() - shown < settles) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key === "ArrowRight" ? "n" : event.key === "ArrowLeft" ? "p" : event.key.toLowerCase();
  for (const control of document.querySelectorAll("[data-key]")) {
    if (control.dataset.key === key) {
      event.preventDefault();
      control.click();
      return;
    }
  }
});
// An answer is sent once, however often the key is struck.
document.addEventListener("submit", function (event) {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", function () {
  shown = Date.now();
  for (const form of document.forms) delete form.dataset.sent;
});
for (const button of document.querySelectorAll("[data-check-all]")) {
  button.hidden = false;
  button.addEventListener("click", function () {
    for (const box of button.form.querySelectorAll("input[type=checkbox]")) box.checked = true;
  });
}
