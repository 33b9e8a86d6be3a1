// Reparte lo que no cabe y arranca la presentación. Lo que decide es el tamaño real en pantalla, no
// una cuenta hecha al construirla: así ninguna lección, tampoco las futuras, se sale de su diapositiva.
const WIDTH = 1280, HEIGHT = 720;
const ROOM = HEIGHT - 22 - 40; // sin el margen de arriba ni el pie
const SMALLEST_FIGURE = 330; // antes de encoger todo el bloque, su figura se encoge hasta aquí

const LABELS = {
  ".navigate-left": "diapositiva anterior", ".navigate-right": "diapositiva siguiente",
  ".navigate-up": "subir", ".navigate-down": "bajar",
};

function blocksOf(section) {
  return [...section.children].filter((child) => !child.matches("aside.notes"));
}

function heightOf(block) {
  const style = getComputedStyle(block);
  return block.getBoundingClientRect().height + parseFloat(style.marginTop) + parseFloat(style.marginBottom);
}

// Hace sitio a un bloque. Si lleva una figura, primero se va el código que la dibuja (está en el
// cuaderno), después se encoge la figura y solo al final, si aún no cabe, el bloque entero.
function fit(block, room) {
  const figures = [...block.querySelectorAll(".jp-OutputArea img")];
  if (figures.length && heightOf(block) > room) {
    block.querySelectorAll(".jp-CodeCell:has(.jp-OutputArea img) .jp-Cell-inputWrapper").forEach((code) => code.remove());
    if (heightOf(block) > room) {
      const rest = heightOf(block) - figures.reduce((sum, img) => sum + img.getBoundingClientRect().height, 0);
      const share = Math.max((room - rest) / figures.length, SMALLEST_FIGURE);
      figures.forEach((img) => { img.style.maxHeight = `${share}px`; });
    }
  }
  const height = heightOf(block);
  if (height > room) block.style.zoom = room / height;
  return heightOf(block);
}

// Parte una diapositiva en varias, por donde empieza un bloque que ya no cabe.
function paginate(section) {
  let page = section, used = 0;
  for (const block of blocksOf(section)) {
    if (used && used + heightOf(block) > ROOM) {
      const next = document.createElement("section");
      next.style.width = section.style.width;
      page.after(next);
      page = next;
      used = 0;
      block.classList.remove("fragment");
    }
    if (page !== section) page.append(block);
    used += fit(block, ROOM);
  }
  const notes = section.querySelector(":scope > aside.notes");
  if (notes && page !== section) page.append(notes.cloneNode(true));
}

async function start() {
  await MathJax.startup.promise;
  await Promise.all([...document.images].map((img) => img.decode().catch(() => null)));
  const slides = document.querySelector(".slides");
  document.body.classList.add("measuring");
  slides.style.width = `${WIDTH}px`;
  for (const section of slides.querySelectorAll("section:not(:has(> section))")) {
    section.style.width = `${WIDTH}px`;
    paginate(section);
  }
  for (const section of slides.querySelectorAll("section")) section.style.width = "";
  document.body.classList.remove("measuring");
  await Reveal.initialize({
    width: WIDTH, height: HEIGHT, margin: 0, center: false, hash: true, slideNumber: "c/t",
    transition: "none", plugins: [RevealNotes],
  });
  for (const [selector, label] of Object.entries(LABELS)) {
    document.querySelectorAll(selector).forEach((button) => button.setAttribute("aria-label", label));
  }
  document.body.dataset.ready = "true";
}

start();
