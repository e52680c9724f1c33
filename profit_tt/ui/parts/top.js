// Back to the top of the page when something new stands there: Streamlit keeps the place where the thumb was.
export default function (component) {
  const { data } = component;
  if (window.profitTop === data.what) return;
  window.profitTop = data.what;
  const main = document.querySelector('#stMain');
  if (main) main.scrollTo({ top: 0, behavior: 'instant' });
}
