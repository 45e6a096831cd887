// What the console does better with a script; everything works without it.
"use strict";

document.documentElement.classList.add("js");

// A form is sent once: a thumb that presses twice does not do it twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post") form.dataset.sent = "yes";
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
