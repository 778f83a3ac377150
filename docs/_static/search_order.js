// Results in the language of the page come first; those in the other one follow.
"use strict";

Scorer.score = ([page, , , , score]) =>
  score + (page.startsWith("vi/") === (document.documentElement.lang === "vi") ? 1000 : 0);
