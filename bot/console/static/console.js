// What the console does better with a script; everything works without it.
"use strict";

document.documentElement.classList.add("js");

// A form is sent once: a thumb that presses twice does not do it twice. Not for ever: a file that is taken away leaves the page where
// it is; and what opens beside the page, or was held back, is not sent at all.
const TWICE = 3000; // milliseconds
document.addEventListener("submit", (event) => {
  const form = event.target;
  const isBeside = (event.submitter?.formTarget || form.target) === "_blank";
  if (event.defaultPrevented || isBeside || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, TWICE);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A filter that was changed shows at once.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.addEventListener("change", (event) => { if (event.target.matches("select, input[type=checkbox]")) form.requestSubmit(); });
}

// What went wrong is read first.
document.querySelector(".summary")?.focus();

// What is typed at the counter stays in this tab until it was recorded: a lost connection loses nothing.
for (const form of document.querySelectorAll("form[data-kept]")) {
  const key = `jemaa.${form.dataset.kept}`;
  const fields = () => [...form.elements].filter((each) => each.name && each.name !== "csrf");
  const isEmpty = fields().every((each) => each.type === "radio" || each.type === "checkbox" || each.tagName === "SELECT" || !each.value || each.type === "date");
  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  if (kept && isEmpty) {
    for (const each of fields()) {
      const value = kept[each.name];
      if (value === undefined) continue;
      if (each.type === "radio" || each.type === "checkbox") each.checked = each.value === value;
      else each.value = value;
    }
  }
  form.addEventListener("input", () => {
    const now = {};
    for (const each of fields()) {
      if ((each.type === "radio" || each.type === "checkbox") && !each.checked) continue;
      now[each.name] = each.value;
    }
    sessionStorage.setItem(key, JSON.stringify(now));
  });
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    let said = form.querySelector(".offline");
    if (!said) {
      said = document.createElement("p");
      said.className = "notice is-bad offline";
      said.setAttribute("role", "alert");
      form.append(said);
    }
    said.textContent = form.dataset.keptSaid;
  });
}
if (document.querySelector(".receipt")) {
  for (const key of ["jemaa.counter-contribution", "jemaa.counter-request"]) sessionStorage.removeItem(key);
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A broadcast as the chat will show it, while it is written.
for (const shown of document.querySelectorAll("[data-preview-of]")) {
  const area = document.getElementById(shown.dataset.previewOf);
  const show = () => {
    const text = area.value.trim().replace(/\{\s*\$commune\s*\}/g, shown.dataset.commune);
    shown.hidden = !text;
    shown.textContent = text;
  };
  shown.classList.add("said");
  shown.dir = "auto";
  area.addEventListener("input", show);
  show();
}

// A page that is looked at is told what is new: the numbers of the overview, a quiet line above a list. One line to the server, and only
// while the page is seen: a browser has few of them.
{
  const shown = document.querySelector("[data-news]");
  let line = null;
  const told = {
    overview(news) {
      for (const each of news.waits) {
        const tile = shown.querySelector(`[data-wait="${each.name}"]`);
        const calm = document.querySelector(`[data-calm-of="${each.name}"]`);
        if (!tile) continue;
        tile.hidden = each.count === 0;
        if (calm) calm.hidden = each.count !== 0;
        if (each.count === 0) continue;
        tile.querySelector("b bdi").textContent = each.number;
        tile.querySelector("span").textContent = each.words;
        tile.querySelector("small").textContent = each.more;
      }
      const isCalm = news.waits.every((each) => each.count === 0);
      document.querySelector("[data-when-calm]").hidden = !isCalm;
      document.querySelector("[data-calm]").hidden = news.waits.every((each) => each.count !== 0);
    },
    list(news) {
      const link = shown.querySelector("a");
      link.hidden = news.count === 0;
      link.textContent = news.words;
    },
  };
  const listen = () => {
    line?.close();
    line = null;
    if (document.hidden) return;
    line = new EventSource(shown.dataset.news);
    line.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (news.waits) told.overview(news);
      else if (news.words !== undefined) told.list(news);
    });
  };
  if (shown && "EventSource" in window) {
    document.addEventListener("visibilitychange", listen);
    window.addEventListener("pageshow", listen);
    window.addEventListener("pagehide", () => line?.close());
  }
}
