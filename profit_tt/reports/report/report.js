// Charts of the page: the variant that fits the width and the colours of the reader, and a light one for paper.
(() => {
  const specs = JSON.parse(document.getElementById("specs").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 719px)");
  const options = { renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: true,
    loader: { load: () => Promise.reject(new Error("offline")) } };
  const drawn = (place, spec) => vegaEmbed(place, spec, options).catch((trouble) => console.error(trouble));
  const draw = () => Promise.all([...document.querySelectorAll("figure[data-chart]")].flatMap((figure) => {
    const of = specs[figure.dataset.chart];
    const [screen, paper] = ["screen", "paper"].map((name) => figure.querySelector(`.${name}`));
    const name = `${dark.matches ? "dark" : "light"}-${narrow.matches ? "phone" : "page"}`;
    const work = screen.dataset.shows === name ? [] : [drawn(screen, of[name])];
    if (!paper.dataset.shows) work.push(drawn(paper, of["light-page"]));
    screen.dataset.shows = name;
    paper.dataset.shows = "light-page";
    return work;
  })).then(() => { document.documentElement.dataset.drawn = "yes"; });
  for (const change of [dark, narrow]) change.addEventListener("change", draw);
  draw();
})();
