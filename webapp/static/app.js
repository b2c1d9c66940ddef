// Comfort only: every page works without this file.
"use strict";

(() => {
  const SETTING = "quizgen.keys";
  const keysSwitch = document.querySelector("[data-keys]");
  let keysOn = true;

  try {
    keysOn = localStorage.getItem(SETTING) !== "off";
  } catch {
    // Storage may be forbidden; the switch then holds for this page.
  }

  function showKeys() {
    document.documentElement.classList.toggle("keys", keysOn);
    if (!keysSwitch) return;
    keysSwitch.hidden = false;
    keysSwitch.setAttribute("aria-pressed", String(keysOn));
    keysSwitch.querySelector("[data-keys-state]").textContent = keysOn ? keysSwitch.dataset.on : keysSwitch.dataset.off;
  }

  function switchKeys() {
    keysOn = !keysOn;
    try {
      localStorage.setItem(SETTING, keysOn ? "on" : "off");
    } catch {
      // See above.
    }
    showKeys();
  }

  function choose(number) {
    const judge = document.querySelectorAll("[data-judge]")[number - 1];
    if (judge) {
      judge.click();
      return true;
    }
    const option = document.querySelectorAll("[data-question] .option input")[number - 1];
    if (!option) return false;
    option.checked = option.type === "radio" || !option.checked;
    option.focus();
    return true;
  }

  function goOn() {
    const next = document.querySelector("[data-next]");
    if (next) {
      next.click();
      return true;
    }
    const form = document.querySelector("[data-question]");
    if (!form || !(form.matches("[data-tell]") || form.querySelector("input:checked"))) return false;
    form.requestSubmit();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    // In a text of several lines Enter alone begins the next one.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) {
      event.target.closest("[data-tell] textarea")?.form.requestSubmit();
      return;
    }
    if (!keysOn || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    if (typing) return;
    if (/^[1-9]$/.test(event.key)) {
      if (choose(Number(event.key))) event.preventDefault();
    } else if (event.key === "Enter" && !event.target.closest("a, button, input, summary")) {
      if (goOn()) event.preventDefault();
    }
  });

  // Making a deck takes seconds: say so, and do not send it twice.
  for (const form of document.querySelectorAll("form[data-busy]")) {
    const button = form.querySelector("button[type=submit]");
    const words = button.textContent;
    form.addEventListener("submit", (event) => {
      if (button.getAttribute("aria-disabled")) {
        event.preventDefault();
        return;
      }
      button.setAttribute("aria-disabled", "true");
      button.textContent = form.dataset.busy;
    });
    // Coming back by the Back button finds the page as it was left.
    addEventListener("pageshow", () => {
      button.removeAttribute("aria-disabled");
      button.textContent = words;
    });
  }

  // Another language is another page: what is written on this one would be lost.
  const languages = document.querySelector("form[data-languages]");
  languages?.addEventListener("submit", (event) => {
    const fields = [...document.querySelectorAll("main input, main textarea")];
    const written = fields.some((each) => each.type !== "hidden" && (each.type === "file" ? each.value
      : /^(radio|checkbox)$/.test(each.type) ? each.checked !== each.defaultChecked
        : each.value !== each.defaultValue));
    if (written && !confirm(languages.dataset.languages)) event.preventDefault();
  });

  keysSwitch?.addEventListener("click", switchKeys);
  showKeys();
})();
