// Comfort only: the pages print by Ctrl+P without this file.
"use strict";

(() => {
  const WAITING = "quizgen.print";
  const form = document.querySelector("[data-printed]");
  const button = document.querySelector("[data-print]");
  const hint = document.querySelector("[data-print-hint]");

  if (hint) hint.hidden = true;
  if (!button) return;
  button.hidden = false;

  function state() {
    return form ? new URLSearchParams(new FormData(form)).toString() : "";
  }
  const shown = state();

  button.addEventListener("click", () => {
    if (state() === shown) {
      window.print();
      return;
    }
    // What is printed is what is shown: settings changed since are shown first.
    try {
      sessionStorage.setItem(WAITING, "1");
    } catch {
      // Storage may be forbidden; then the button is pressed once more.
    }
    form.requestSubmit();
  });

  try {
    if (sessionStorage.getItem(WAITING)) {
      sessionStorage.removeItem(WAITING);
      addEventListener("load", () => window.print());
    }
  } catch {
    // See above.
  }
})();
