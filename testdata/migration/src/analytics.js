export function track(event, value) {
  window.dataLayer.push({ event, value });
}
