// The map of the register: the points of the list, in clusters; its box may filter the list; a mini-map shows one unit.
const leaflet = window.L;
const box = document.getElementById('unit-map');
/** Zoom from which the quarters of a commune are named too. */
const QUARTERS_FROM = 12;
/** Shifts tried for a name, in pixels: above its place, nearer, below. */
const PLACES = [0, 12, 44, 56, -12];
const STROKE = { stroke: true, weight: 1.5, radius: 7 };

/** "west,south,east,north" as the corners the map wants. */
function corners(text) {
  const [west, south, east, north] = text.split(',').map(Number);
  return [
    [south, west],
    [north, east],
  ];
}

function boxOf(map) {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    .map((degrees) => Number(degrees.toFixed(5)))
    .join(',');
}

/** Built-up places and names, under the homes: something for the eye where there is no base map. */
function drawGround(map, data) {
  if (data.tiles) {
    leaflet.tileLayer(data.tiles, { maxZoom: 19, attribution: data.credit ?? '' }).addTo(map);
    return;
  }
  for (const name of ['ground', 'places']) map.createPane(name).style.zIndex = 350;
  const labels = [];
  for (const [name, latitude, longitude, metres, main] of JSON.parse(data.ground || '[]')) {
    leaflet
      .circle([latitude, longitude], {
        radius: metres * 3.5,
        pane: 'ground',
        className: 'unit-ground',
        interactive: false,
      })
      .addTo(map);
    const label = leaflet.tooltip({
      permanent: true,
      direction: 'top',
      offset: [0, -16],
      pane: 'places',
      className: 'unit-place',
      interactive: false,
    });
    labels.push({ main, label: label.setLatLng([latitude, longitude]).setContent(name).addTo(map) });
  }
  labels.sort((a, b) => b.main - a.main);
  const spread = () => {
    const close = map.getZoom() >= QUARTERS_FROM;
    const names = labels.map(({ main, label }) => ({
      name: label.getElement(),
      wanted: Boolean(main || close),
    }));
    keepApart(
      names.filter(({ name }) => name),
      map.getPanes().markerPane,
    );
  };
  // Clusters glide to their places: the names are laid out once they stand still.
  let settling;
  map.on('zoomend resize layeradd', () => {
    clearTimeout(settling);
    settling = setTimeout(spread, 320);
  });
  map.whenReady(() => requestAnimationFrame(spread));
}

/** A name stands above its place, or below it; where it would cover a cluster or a larger commune's name it is left out. */
function keepApart(names, clusters) {
  const taken = [...clusters.children].map((cluster) => cluster.getBoundingClientRect());
  const isFree = ({ left, right, top, bottom }) =>
    !taken.some(
      (other) => left < other.right && right > other.left && top < other.bottom && bottom > other.top,
    );
  for (const { name, wanted } of names) {
    name.hidden = !wanted;
    const free =
      wanted &&
      PLACES.find((shift) => {
        name.style.marginTop = `${shift}px`;
        return isFree(name.getBoundingClientRect());
      });
    name.hidden = free === undefined || !wanted;
    if (!name.hidden) taken.push(name.getBoundingClientRect());
  }
}

function clusterIcon(cluster) {
  const count = cluster.getChildCount();
  const size = count < 10 ? 30 : count < 100 ? 36 : 44;
  return leaflet.divIcon({
    html: String(count),
    className: `unit-cluster${count < 100 ? ' unit-cluster--some' : ''}`,
    iconSize: [size, size],
  });
}

function popup(data, id, address, vacancy) {
  const words = document.createElement('div');
  for (const text of [address, vacancy]) {
    const line = document.createElement('p');
    line.textContent = text;
    words.append(line);
  }
  const link = document.createElement('a');
  link.href = data.unitHref + id;
  link.textContent = data.textOpen;
  words.append(link);
  return words;
}

function newMap(element, options = {}) {
  const { textIn, textOut } = element.dataset;
  const map = leaflet.map(element, {
    zoomControl: false,
    attributionControl: Boolean(element.dataset.tiles),
    maxZoom: 18,
    ...options,
  });
  leaflet.control.zoom({ zoomInTitle: textIn, zoomOutTitle: textOut }).addTo(map);
  drawGround(map, element.dataset);
  return map;
}

function startRegisterMap() {
  const data = box.dataset;
  const statuses = data.statuses.split(',');
  const follow = document.getElementById('map-filters');
  const count = document.getElementById('map-count');
  const form = document.querySelector('form.filters');
  const map = newMap(box);
  const clusters = leaflet.markerClusterGroup({
    showCoverageOnHover: false,
    spiderLegPolylineOptions: { weight: 1, className: 'unit-leg' },
    maxClusterRadius: 46,
    disableClusteringAtZoom: 17,
    chunkedLoading: true,
    iconCreateFunction: clusterIcon,
  });
  const markers = new Map();
  const sums = leaflet.layerGroup().addTo(map);
  map.createPane('perimeters').style.zIndex = 360;
  const perimeters = leaflet.layerGroup().addTo(map);
  let asked = 0;
  let moved = false;
  let summed = false;
  map.fitBounds(corners(data.box || data.bounds));
  map.addLayer(clusters);

  function marker([id, longitude, latitude, status, address, vacancy]) {
    const made = leaflet.circleMarker([latitude, longitude], {
      ...STROKE,
      className: `unit-point unit-point--${statuses[status]}`,
    });
    made.bindPopup(() => popup(data, id, address, vacancy));
    markers.set(String(id), made);
    return made;
  }

  /** A cell of the grid stands for its homes; pressed, it opens on them. */
  function sum([longitude, latitude, homes, words]) {
    const size = homes < 100 ? 34 : homes < 10_000 ? 44 : 54;
    const icon = leaflet.divIcon({
      html: words,
      className: `unit-cluster unit-cells${homes < 100 ? ' unit-cluster--some' : ''}`,
      iconSize: [size, size],
    });
    const made = leaflet.marker([latitude, longitude], { icon, alt: words, title: data.textCell });
    made.on('click', () => map.setView([latitude, longitude], Math.min(18, map.getZoom() + 2)));
    return made;
  }

  /** Where there are too many homes to draw, only what is looked at is asked for, and asked again as the map moves. */
  async function load() {
    const turn = ++asked;
    const points = document.getElementById('results')?.dataset.points;
    const address = `${points}${points.includes('?') ? '&' : '?'}view=${summed ? boxOf(map) : ''}`;
    try {
      const answer = await fetch(address, { headers: { 'x-requested-with': 'XMLHttpRequest' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const seen = await answer.json();
      if (turn === asked) draw(seen);
    } catch {
      if (turn === asked) count.textContent = data.textFailed;
    }
  }

  /** Perimeters under the homes; the one that the list is limited to stands out. */
  function outline([name, rings, wanted]) {
    const shape = leaflet.polygon(
      rings.map((ring) => ring.map(([longitude, latitude]) => [latitude, longitude])),
      { pane: 'perimeters', className: `unit-perimeter${wanted ? ' unit-perimeter--wanted' : ''}` },
    );
    return shape.bindTooltip(name, { sticky: true });
  }

  function draw({ points = [], cells = [], outlines = [], text }) {
    perimeters.clearLayers();
    for (const each of outlines) perimeters.addLayer(outline(each));
    markers.clear();
    clusters.clearLayers();
    sums.clearLayers();
    clusters.addLayers(points.map(marker));
    for (const cell of cells) sums.addLayer(sum(cell));
    count.textContent = text;
    if (cells.length && !summed) {
      summed = true;
      load();
    } else if (points.length && !(moved || follow.checked || summed))
      map.fitBounds(clusters.getBounds(), { padding: [20, 20], maxZoom: 15 });
  }

  function filterList() {
    const wanted = follow.checked ? boxOf(map) : '';
    if (form.elements.box.value === wanted) return;
    form.elements.box.value = wanted;
    form.dispatchEvent(new Event('change', { bubbles: true }));
  }

  map.on('moveend', () => {
    if (follow.checked) filterList();
    if (summed) load();
  });
  for (const gesture of ['mousedown', 'wheel', 'touchstart', 'keydown'])
    box.addEventListener(gesture, () => {
      moved = true;
    });
  follow.addEventListener('change', filterList);
  let shown = document.getElementById('results')?.dataset.points;
  document.addEventListener('htmx:after:settle', () => {
    const results = document.getElementById('results');
    for (const link of results ? document.querySelectorAll('[data-export]') : [])
      link.search = results.dataset.exportQuery;
    if (results?.dataset.points === shown) return;
    shown = results?.dataset.points;
    summed = false;
    load();
  });

  // A line under the pointer or the focus is marked on the map.
  let here = null;
  const mark = (event) => {
    const row = event.target.closest?.('tr[data-unit]');
    const next = row ? markers.get(row.dataset.unit) : null;
    if (next === here) return;
    here?.getElement()?.classList.remove('unit-point--here');
    here = next;
    here?.getElement()?.classList.add('unit-point--here');
  };
  document.addEventListener('pointerover', mark);
  document.addEventListener('focusin', mark);
  load();
}

function startUnitMap() {
  const { latitude, longitude, status } = box.dataset;
  const where = [Number(latitude), Number(longitude)];
  const map = newMap(box, { scrollWheelZoom: false });
  map.setView(where, 14);
  const mark = leaflet
    .circleMarker(where, {
      ...STROKE,
      radius: 9,
      className: `unit-point unit-point--${status}`,
      interactive: false,
    })
    .addTo(map);
  if ('pick' in box.dataset) pickPlace(map, mark);
}

/** A click on the map fills the two fields of the form; what is typed there moves the mark. */
function pickPlace(map, mark) {
  const { latitude, longitude } = box.closest('form').elements;
  if (!box.dataset.placed) {
    mark.remove();
    map.fitBounds(corners(box.dataset.bounds));
  }
  const comma = document.documentElement.lang === 'fr';
  const written = (degrees) => degrees.toFixed(6).replace('.', comma ? ',' : '.');
  map.on('click', ({ latlng }) => {
    latitude.value = written(latlng.lat);
    longitude.value = written(latlng.lng);
    mark.setLatLng(latlng).addTo(map);
  });
  const follow = () => {
    const place = [latitude, longitude].map(({ value }) => Number.parseFloat(value.replace(',', '.')));
    if (place.every(Number.isFinite)) map.panTo(mark.setLatLng(place).addTo(map).getLatLng());
    else mark.remove();
  };
  latitude.addEventListener('change', follow);
  longitude.addEventListener('change', follow);
}

if (box && leaflet) {
  if (box.dataset.latitude) startUnitMap();
  else startRegisterMap();
}
