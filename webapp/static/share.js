// Comfort only: copying a link and counting the time down. The pages work without this file.
"use strict";

(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const said = button.nextElementSibling;
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        // Only pages served over HTTPS, or from this computer, may write to the clipboard.
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      button.textContent = button.dataset.done;
      said.textContent = button.dataset.said;
      setTimeout(() => {
        button.textContent = words;
        said.textContent = "";
      }, 2500);
    });
  }

  // Without it the link leads here under an address of its own, and each leaves a step to go back.
  document.querySelector("[data-refresh]")?.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });

  const left = document.querySelector("[data-left]");
  if (!left) return;
  const end = performance.now() + Number(left.dataset.left) * 1000;

  const { words, second } = left.dataset;
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const minutes = (number) => left.dataset[plural.select(number)] ?? left.dataset.many;

  function show() {
    const seconds = Math.max(0, Math.round((end - performance.now()) / 1000));
    left.classList.toggle("soon", seconds <= 60);
    if (!seconds) {
      left.textContent = left.dataset.over;
      return;
    }
    const whole = Math.ceil(seconds / 60);
    left.textContent = words.replace("{}", seconds > 60 ? `${whole}\u00a0${minutes(whole)}` : `${seconds}\u00a0${second}`);
    setTimeout(show, 1000);
  }

  show();
})();
