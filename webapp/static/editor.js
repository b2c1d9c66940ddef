// Packs: results as one types, line numbers with marks at the faults, nothing lost by leaving.
// Comfort only: the button «Проверить» does the same without this file.
"use strict";

(() => {
  const form = document.querySelector("form[data-preview]");
  if (!form) return;
  const result = form.querySelector("[data-result]");
  const status = form.querySelector("[data-status]");
  const code = form.querySelector(".code");
  const text = code?.querySelector("textarea");
  const PAUSE = 450;
  const RETRY = 1500;
  let timer = 0;
  let asked = null;
  let sent = "";

  function body() {
    const data = new FormData(form);
    data.delete("save");
    data.delete("check");
    return data;
  }

  function written(data) {
    return JSON.stringify([...data].filter(([name]) => name !== "csrf_token"));
  }

  function later(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(show, pause);
  }

  async function show() {
    const data = body();
    const now = written(data);
    if (now === sent) return;
    asked?.abort();
    asked = new AbortController();
    const mine = asked;
    status.textContent = form.dataset.checking;
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: data, signal: mine.signal });
      if (answer.status === 503) {
        status.textContent = form.dataset.waiting;
        later(RETRY);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) return;
      // Any other page than the part asked for is an error page.
      if (answer.status >= 500) throw new Error(page.querySelector("h1")?.textContent ?? "");
      keepOpen(() => result.replaceChildren(...page.body.childNodes));
      sent = now;
      status.textContent = "";
      markLines();
      form.dispatchEvent(new CustomEvent("shown"));
    } catch (error) {
      if (error.name === "AbortError") return;
      status.textContent = form.dataset.failed;
    } finally {
      if (mine === asked) result.removeAttribute("aria-busy");
    }
  }

  // What the reader has unfolded stays so when its text comes anew.
  function keepOpen(change) {
    const open = [...result.querySelectorAll("details")].map((it) => it.open);
    change();
    result.querySelectorAll("details").forEach((it, i) => { if (i in open) it.open = open[i]; });
  }

  function markLines() {
    if (!code) return;
    const faulty = new Set([...result.querySelectorAll("[data-line]")].map((it) => Number(it.dataset.line)));
    code.querySelectorAll(".gutter li").forEach((it, i) => it.classList.toggle("faulty", faulty.has(i + 1)));
  }

  function countLines() {
    const gutter = code.querySelector(".gutter");
    const lines = text.value.split("\n").length;
    while (gutter.children.length > lines) gutter.lastElementChild.remove();
    while (gutter.children.length < lines) {
      const line = document.createElement("li");
      line.textContent = String(gutter.children.length + 1);
      gutter.append(line);
    }
    gutter.scrollTop = text.scrollTop;
  }

  function goTo(place) {
    const [line, column] = place.split(":").map(Number);
    const before = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const at = before + column - 1;
    text.focus();
    text.setSelectionRange(at, Math.min(at + 1, text.value.length));
    const height = text.scrollHeight / text.value.split("\n").length;
    text.scrollTop = Math.max(0, (line - 4) * height);
    text.scrollIntoView({ block: "nearest" });
  }

  // A new line begins where the one above does; after a colon, deeper.
  function indent(event) {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const line = text.value.slice(0, text.selectionStart).split("\n").at(-1);
    const depth = line.match(/^ */)[0].length + (/^ *- /.test(line) ? 2 : 0) + (/:\s*$/.test(line) ? 2 : 0);
    if (depth && document.execCommand("insertText", false, `\n${" ".repeat(depth)}`)) event.preventDefault();
  }

  // The article pasted to try on is kept by this window while the pack is saved.
  const article = form.querySelector("[name=article]");
  const KEY = "quizgen.trying";
  try {
    if (article && !article.value) article.value = sessionStorage.getItem(KEY) ?? "";
    article?.addEventListener("input", () => sessionStorage.setItem(KEY, article.value));
  } catch {
    // Storage may be forbidden.
  }

  if (text) {
    code.classList.add("live");
    text.addEventListener("input", countLines);
    text.addEventListener("scroll", () => { code.querySelector(".gutter").scrollTop = text.scrollTop; });
    text.addEventListener("keydown", indent);
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-goto]");
      if (!link) return;
      event.preventDefault();
      goTo(link.dataset.goto);
    });
    countLines();
    markLines();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    const save = form.querySelector("[name=save]");
    if (!save) return;
    event.preventDefault();
    form.requestSubmit(save);
  });

  const first = written(body());
  let leaving = false;
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("beforeunload", (event) => {
    const unsaved = text ? !text.readOnly && text.value !== text.defaultValue : written(body()) !== first;
    if (unsaved && !leaving) event.preventDefault();
  });

  form.querySelectorAll("[data-without-script], [data-with-script]").forEach((it) => {
    it.hidden = "withoutScript" in it.dataset;
  });
  form.addEventListener("input", () => later());
  form.addEventListener("change", () => later());
  // The button stays for Enter in a field, out of sight; here Enter shows without leaving.
  const check = form.querySelector("[name=check]");
  check.hidden = true;
  check.addEventListener("click", (event) => {
    event.preventDefault();
    later(0);
  });
  if (form.hasAttribute("data-shown")) sent = first;
  if (text || form.querySelector("[name=sentence]").value) show();
})();
