// What is wrong with the looks of the mail that is the page, in a window of that width.

function channels(color) {
  return (color.match(/[\d.]+/g) ?? []).map(Number);
}

// As WCAG defines it.
function luminance(color) {
  const [red, green, blue] = channels(color).map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function behind(element) {
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (channels(backgroundColor)[3] !== 0) return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}

function ofText(element, width) {
  const words = (element.textContent || element.getAttribute('alt') || '').trim().slice(0, 30);
  const box = element.getBoundingClientRect();
  if (!words || box.width === 0) return [];
  const { color, fontSize } = getComputedStyle(element);
  const ratio = contrast(color, behind(element));
  return [
    ratio < 4.5 && `contrast ${ratio.toFixed(1)}: ${words}`,
    Number.parseFloat(fontSize) < 14 && `${fontSize}: ${words}`,
    (box.left < 0 || box.right > width) && `out of the window: ${words}`,
  ];
}

function ofButton(button, width) {
  const box = button.getBoundingClientRect();
  const card = document.querySelector('.card');
  const edge = Number.parseFloat(getComputedStyle(button.parentElement).borderTopWidth) > 0;
  const ratio = contrast(behind(button), behind(card));
  return [
    box.height < 44 && `the button is ${box.height} pixels high`,
    width === 320 && box.width < 240 && `the button is ${box.width} pixels wide`,
    ratio < 1.5 && !edge && `nothing sets the button off: ${ratio.toFixed(1)}`,
    luminance(behind(card)) < 0.2 &&
      ratio < 2.9 &&
      `in the dark the button stands out by ${ratio.toFixed(1)} only`,
  ];
}

globalThis.findings = width => {
  const button = document.querySelector('a.label');
  const wide = document.documentElement.scrollWidth;
  return [
    wide > width && `it is ${wide} pixels wide`,
    ...[...document.querySelectorAll('p, h1, a, span, strong, bdi, img')].flatMap(element =>
      ofText(element, width),
    ),
    ...(button ? ofButton(button, width) : []),
  ].filter(Boolean);
};
