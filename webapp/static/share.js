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
      button.textContent = "Скопировано";
      said.textContent = "Ссылка скопирована";
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

  function minutes(number) {
    const ten = number % 10;
    const hundred = number % 100;
    if (ten === 1 && hundred !== 11) return "минута";
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "минуты" : "минут";
  }

  function show() {
    const seconds = Math.max(0, Math.round((end - performance.now()) / 1000));
    left.classList.toggle("soon", seconds <= 60);
    if (!seconds) {
      left.textContent = "Время вышло";
      return;
    }
    const whole = Math.ceil(seconds / 60);
    left.textContent = seconds > 60 ? `Осталось ${whole}\u00a0${minutes(whole)}` : `Осталось ${seconds}\u00a0с`;
    setTimeout(show, 1000);
  }

  show();
})();
