// Comfort only: choosing and judging without leaving one's place. The pages work without this file.
"use strict";

(() => {
  const main = () => document.querySelector("[data-review]");
  if (!main()) return;
  let asked = 0;

  document.documentElement.classList.add("filtering");

  // The article scrolls within its own frame, so that the page stays where the reader is.
  function showMark() {
    const source = main().querySelector("[data-source]");
    const mark = source.querySelector("mark");
    if (!mark || source.scrollHeight <= source.clientHeight) return;
    const box = mark.getBoundingClientRect();
    const frame = source.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) {
      source.scrollTop += box.top - frame.top - frame.height / 3;
    }
  }

  async function show(address, options, focus) {
    const mine = ++asked;
    let answer;
    let text;
    try {
      answer = await fetch(address, { credentials: "same-origin", ...options });
      text = await answer.text();
    } catch {
      return false;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("[data-review]");
    if (!fresh) return false;
    // A later request has its own answer to show.
    if (mine !== asked) return true;
    const top = main().querySelector("[data-source]").scrollTop;
    const open = main().querySelector("details")?.open;
    main().replaceWith(fresh);
    document.title = page.title;
    history.replaceState(null, "", answer.url.split("#")[0]);
    fresh.querySelector("[data-source]").scrollTop = top;
    if (open && fresh.querySelector("details")) fresh.querySelector("details").open = true;
    const chosen = fresh.querySelector("#chosen");
    const place = fresh.querySelector(".problem") ? null : fresh.querySelector(focus || "#chosen");
    const target = place?.disabled ? chosen : place || chosen;
    target?.focus({ preventScroll: true });
    // Where the focus is, there one looks.
    (fresh.querySelector(".problem") || (chosen?.contains(target) ? chosen : target))?.scrollIntoView({ block: "nearest" });
    showMark();
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-choose]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href, {}, "#chosen [data-choose]").then((done) => { if (!done) location.assign(link.href); });
  });

  let busy = false;
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-act]");
    if (!form) return;
    event.preventDefault();
    // A second press would be meant for what the first has changed.
    if (busy) return;
    busy = true;
    const button = event.submitter || form.querySelector("button");
    const words = button.textContent;
    if (button.dataset.busy) button.textContent = button.dataset.busy;
    const body = new FormData(form);
    body.set("do", button.value);
    const same = ["up", "down", "options"].includes(button.value) ? "#chosen" : "";
    const focus = ["undo", "redo", "up", "down", "options"].includes(button.value) ? `${same} [value=${button.value}]` : "";
    const done = await show(form.action, { method: "POST", body }, focus);
    busy = false;
    button.textContent = words;
    // What came was no review, an error page perhaps: the browser shows it.
    if (!done) location.reload();
  });

  // By arrows one goes past lines that are not meant: then the button tells which is.
  let pointed = false;
  document.addEventListener("pointerdown", () => { pointed = true; });
  document.addEventListener("keydown", () => { pointed = false; });
  document.addEventListener("change", (event) => {
    if (pointed) event.target.closest("[data-filter]")?.requestSubmit();
  });

  showMark();
})();
