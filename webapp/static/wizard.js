// The form for one template: words are selected and named by a button, slots inserted by one.
"use strict";

(() => {
  const form = document.querySelector("#wizard");
  if (!form) return;
  const sentence = form.querySelector("[name=sentence]");
  const question = form.querySelector("[name=question]");
  const said = form.querySelector("[data-marking-said]");
  const slots = form.querySelector("[data-slots]");
  const rows = [...form.querySelectorAll("[data-mark]")];
  const own = form.querySelector("[data-language]").dataset;
  const CASES = own.cases.split(" ");
  const ENDINGS = ["", ...own.endings.split(" ")];
  const words = slots.dataset;
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const isFilled = (row) => Boolean(field(row, "words").value || field(row, "role").value);
  let chosen = [0, 0];

  function changed() {
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function showRows() {
    rows.forEach((row, i) => { row.hidden = !isFilled(row) && i > 0 && !rows.slice(0, i).every(isFilled); });
    if (rows.some(isFilled)) rows.forEach((row) => { row.hidden ||= !isFilled(row) && row !== document.activeElement?.closest("[data-mark]"); });
  }

  // A selection in words: without the spaces and marks at its ends, to the ends of its words.
  function selection() {
    let [start, stop] = chosen;
    const value = sentence.value;
    const letter = (i) => /[\p{L}\p{N}«»"-]/u.test(value[i] ?? "");
    while (start < stop && /[\s.,;:!?]/.test(value[start])) start += 1;
    while (stop > start && /[\s.,;:!?]/.test(value[stop - 1])) stop -= 1;
    while (start > 0 && start < stop && letter(start - 1)) start -= 1;
    while (stop > start && stop < value.length && letter(stop)) stop += 1;
    return value.slice(start, stop);
  }

  function free(name) {
    const taken = rows.map((row) => field(row, "role").value);
    return ENDINGS.map((end) => name + end).find((each) => !taken.includes(each)) ?? "";
  }

  function mark(role, type) {
    const words = selection();
    if (!words) {
      said.textContent = said.dataset.none;
      sentence.focus();
      return;
    }
    const row = rows.find((it) => field(it, "words").value === words) ?? rows.find((it) => !isFilled(it));
    if (!row) {
      said.textContent = said.dataset.full;
      return;
    }
    field(row, "words").value = words;
    if (field(row, "role").value !== role) field(row, "role").value = free(role);
    field(row, "type").value = type;
    said.textContent = `«${words}» — ${field(row, "role").value}`;
    showAll();
    changed();
  }

  function unmark(row) {
    for (const name of ["words", "role", "type"]) field(row, name).value = "";
    row.querySelector("[name=ask]").checked = false;
    showAll();
    changed();
    sentence.focus();
  }

  function insert(slot) {
    question.focus();
    if (!document.execCommand("insertText", false, slot)) {
      question.setRangeText(slot, question.selectionStart, question.selectionEnd, "end");
    }
    changed();
  }

  function chip(slot, label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.dataset.slot = slot;
    button.textContent = label;
    button.title = slot;
    return button;
  }

  function group(name, chips) {
    const box = document.createElement("div");
    box.className = "slot-group";
    box.setAttribute("role", "group");
    const label = document.createElement("b");
    label.textContent = name;
    box.setAttribute("aria-label", words.insert.replace("{name}", () => name));
    box.append(label, ...chips);
    return box;
  }

  function showSlots() {
    const named = rows.filter((row) => field(row, "role").value);
    const asked = form.querySelector("[name=ask]:checked")?.closest("[data-mark]");
    const groups = [];
    for (const row of named) {
      const role = field(row, "role").value;
      if (row === asked) continue;
      if (role === own.event) {
        const others = named.filter((it) => it !== row && it !== asked && !field(it, "type").value.match(/YEAR|DATE/));
        groups.push(group(role, [chip(`{${role}}`, words.asIs), ...others.map((it) => chip(`{${role}~${field(it, "role").value}}`, words.like.replace("{role}", () => field(it, "role").value)))]));
      } else {
        groups.push(group(role, [chip(`{${role}}`, words.asIs), ...CASES.map((name) => chip(`{${role}.${name}}`, name))]));
      }
    }
    if (named.length) groups.push(group(words.rest, [chip("{rest}", words.restWords)]));
    // Left alone where nothing changed: a button replaced while it is pressed gets no click.
    if (groups.map((it) => it.outerHTML).join() === [...slots.children].map((it) => it.outerHTML).join()) return;
    slots.replaceChildren(...groups);
    slots.hidden = !groups.length;
  }

  function showAll() {
    showRows();
    showSlots();
    form.querySelector(".new-name").hidden = Boolean(form.querySelector("[name=pack]").value);
  }

  const keep = () => { chosen = [sentence.selectionStart, sentence.selectionEnd]; };
  for (const event of ["select", "keyup", "mouseup", "touchend", "blur"]) sentence.addEventListener(event, keep);
  document.addEventListener("selectionchange", () => { if (document.activeElement === sentence) keep(); });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.role) mark(button.dataset.role, button.dataset.type);
    else if (button && "other" in button.dataset) mark(own.role, "");
    else if (button && "unmark" in button.dataset) unmark(button.closest("[data-mark]"));
    else if (button?.dataset.slot) insert(button.dataset.slot);
    else if (button && "take" in button.dataset) {
      question.value = "";
      insert(button.dataset.take);
    }
  });
  form.addEventListener("change", showAll);
  form.addEventListener("shown", () => {
    const hint = form.querySelector("[data-suggestion]");
    if (!hint || hint.dataset.suggestion === question.value) {
      hint?.remove();
      return;
    }
    const button = chip("", hint.dataset.take);
    delete button.dataset.slot;
    button.title = "";
    button.dataset.take = hint.dataset.suggestion;
    hint.append(" ", button);
  });
  form.querySelectorAll("[data-unmark], [data-marking]").forEach((it) => { it.hidden = false; });
  showAll();
})();
