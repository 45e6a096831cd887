// While something is made, its progress moves; when it is over, the page is read again. Without this, a link does the same.
"use strict";

const section = document.querySelector("[data-progress]");
const every = 1500; // milliseconds

async function look() {
  const answer = await fetch(section.dataset.progress, { credentials: "same-origin" }).catch(() => null);
  if (answer && answer.ok) {
    const found = await answer.json();
    for (const bar of section.querySelectorAll("progress[data-report]")) {
      const now = found[bar.dataset.report];
      if (!now || now.is_over) return location.reload();
      bar.value = now.percent;
    }
  }
  setTimeout(look, every);
}

if (section) setTimeout(look, every);
