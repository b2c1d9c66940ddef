// Comfort only: the cards follow the form without a button. The page works without this file.
"use strict";

(() => {
  const form = document.querySelector("[data-live-form]");
  if (!form) return;
  let asked = 0;
  let waiting = 0;

  document.documentElement.classList.add("live");

  async function show(address) {
    const mine = ++asked;
    let text;
    try {
      // A choice that cannot be is answered 400, with the page that says why.
      text = await (await fetch(address, { credentials: "same-origin" })).text();
    } catch {
      return;
    }
    if (mine !== asked) return;
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const focused = document.activeElement?.dataset?.show;
    for (const place of document.querySelectorAll("[data-live]")) {
      const other = fresh.querySelector(`[data-live="${place.dataset.live}"]`);
      if (other && other.innerHTML !== place.innerHTML) place.replaceChildren(...other.childNodes);
    }
    document.title = fresh.title;
    history.replaceState(null, "", address);
    if (focused && !document.activeElement?.dataset?.show) {
      const next = document.querySelector(`[data-show="${focused}"]`);
      (next || document.querySelector("[data-show]"))?.focus();
    }
  }

  function chosen() {
    return `${form.action.split("?")[0]}?${new URLSearchParams(new FormData(form))}`;
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(chosen()), 250);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href);
  });
})();
