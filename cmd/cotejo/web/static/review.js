// Keys for what the page's own buttons and links do. Without this script the
// page works just as well with the mouse or the tab key.
"use strict";
document.addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const on = event.target;
  if (on instanceof HTMLInputElement || on instanceof HTMLSelectElement || on instanceof HTMLTextAreaElement) {
    if (event.key === "Escape") on.blur();
    return;
  }
  const key = event.key === "ArrowRight" ? "n" : event.key.toLowerCase();
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
  for (const form of document.forms) delete form.dataset.sent;
});
