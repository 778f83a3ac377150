// The texts of the search in Vietnamese, and tables that a narrow window could not show.
"use strict";

if (document.documentElement.lang === "vi" && typeof Documentation !== "undefined") {
  Documentation.addTranslations({
    locale: "vi",
    plural_expr: "0",
    messages: {
      "Search Results": "Kết quả tìm kiếm",
      Searching: "Đang tìm",
      "Preparing search...": "Đang chuẩn bị tìm kiếm...",
      ", in ": ", trong ",
      "Hide Search Matches": "Bỏ đánh dấu từ tìm kiếm",
      "Search finished, found one page matching the search query.": [
        "Tìm thấy ${resultCount} trang có các từ này.",
      ],
      "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
        "Không tìm thấy trang nào. Đề nghị kiểm tra chính tả của các từ cần tìm.",
    },
  });
}

// A table wider than its place, or of several columns on a phone, becomes a list of rows, each cell after its title.
const fitTables = () => {
  for (const table of document.querySelectorAll("article table.docutils")) {
    const titles = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
    for (const row of table.querySelectorAll("tbody tr"))
      [...row.cells].forEach((cell, at) => (cell.dataset.title = titles[at] || ""));
    const place = table.parentElement;
    table.classList.remove("stacked");
    const narrow = window.innerWidth < 600 && titles.length > 2;
    table.classList.toggle("stacked", narrow || table.scrollWidth > place.clientWidth);
  }
};
document.addEventListener("DOMContentLoaded", fitTables);
window.addEventListener("resize", fitTables);
