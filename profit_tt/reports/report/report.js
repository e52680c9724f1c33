// Charts of the page: the variant that fits the width and the colours of the reader, or that the page names, and a
// light one for paper where there is a place for it.
(() => {
  const specs = JSON.parse(document.getElementById("specs").textContent);
  const wanted = document.documentElement.dataset;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 719px)");
  const options = { renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: true,
    loader: { load: () => Promise.reject(new Error("offline")) } };
  const drawn = (place, spec) => vegaEmbed(place, spec, options).catch((trouble) => console.error(trouble));
  const draw = () => Promise.all([...document.querySelectorAll("figure[data-chart]")].flatMap((figure) => {
    const of = specs[figure.dataset.chart];
    const [screen, paper] = ["screen", "paper"].map((name) => figure.querySelector(`.${name}`));
    const name = [wanted.scheme || (dark.matches ? "dark" : "light"), wanted.size || (narrow.matches ? "phone" : "page")].join("-");
    const work = screen.dataset.shows === name ? [] : [drawn(screen, of[name])];
    screen.dataset.shows = name;
    if (paper && !paper.dataset.shows) {
      work.push(drawn(paper, of["light-page"]));
      paper.dataset.shows = "light-page";
    }
    return work;
  })).then(() => { document.documentElement.dataset.drawn = "yes"; });
  for (const change of [dark, narrow]) change.addEventListener("change", draw);
  draw();
})();
