// Comfort only: without this file the page asks for itself anew every two seconds.
"use strict";

(() => {
  const section = document.querySelector("[data-progress]");
  if (!section) return;
  const stage = section.querySelector("[data-stage]");
  const share = section.querySelector("[data-share]");

  async function look() {
    try {
      const answer = await fetch(section.dataset.progress, { credentials: "same-origin" });
      // Gone or broken: the page itself says what is the matter.
      if (!answer.ok) return location.reload();
      const state = await answer.json();
      if (state.over) return location.reload();
      if (stage.textContent !== state.stage) stage.textContent = state.stage;
      share.value = state.percent;
    } catch {
      // The net is away for a moment.
    }
    setTimeout(look, 700);
  }

  setTimeout(look, 700);
})();
