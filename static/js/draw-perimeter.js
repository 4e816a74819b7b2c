// Drawing the outline of a perimeter: each click on the map is a corner. A file or a rectangle says the same without it.
const leaflet = window.L;
const box = document.getElementById('draw-map');
const field = document.getElementById('corners');

if (box && leaflet && field) {
  const data = box.dataset;
  const count = document.getElementById('draw-count');
  const [west, south, east, north] = data.bounds.split(',').map(Number);
  const map = leaflet.map(box, { zoomControl: false, attributionControl: Boolean(data.tiles), maxZoom: 19 });
  leaflet.control.zoom({ zoomInTitle: data.textIn, zoomOutTitle: data.textOut }).addTo(map);
  map.fitBounds([
    [south, west],
    [north, east],
  ]);
  if (data.tiles) leaflet.tileLayer(data.tiles, { maxZoom: 19, attribution: data.credit ?? '' }).addTo(map);
  else drawGround();

  for (const [name, rings] of JSON.parse(data.others || '[]'))
    leaflet
      .polygon(
        rings.map((ring) => ring.map(([longitude, latitude]) => [latitude, longitude])),
        { className: 'draw-other', interactive: false },
      )
      .bindTooltip(name)
      .addTo(map);

  let corners = field.value
    .split(' ')
    .filter((corner) => corner !== '')
    .map((corner) => corner.split(',').map(Number));
  const shape = leaflet.polygon([], { className: 'draw-shape', interactive: false }).addTo(map);
  const marks = leaflet.layerGroup().addTo(map);

  /** A name that would cover one before it is left to the pointer. */
  function drawGround() {
    const named = [];
    for (const [name, latitude, longitude, metres, main] of JSON.parse(data.ground || '[]')) {
      const circle = leaflet.circle([latitude, longitude], {
        radius: metres * 3.5,
        className: 'unit-ground',
        interactive: false,
      });
      circle.addTo(map);
      const at = map.latLngToContainerPoint([latitude, longitude]);
      const free = !named.some((other) => Math.abs(other.x - at.x) < 130 && Math.abs(other.y - at.y) < 18);
      if (!(main && free)) continue;
      named.push(at);
      circle.bindTooltip(name, { permanent: true, direction: 'center', className: 'unit-place' });
    }
  }

  function show() {
    const places = corners.map(([longitude, latitude]) => [latitude, longitude]);
    shape.setLatLngs(places);
    marks.clearLayers();
    for (const place of places)
      marks.addLayer(leaflet.circleMarker(place, { radius: 5, className: 'draw-shape', interactive: false }));
    field.value = corners.map((corner) => corner.join(',')).join(' ');
    const words = [data.textNone, data.textOne][corners.length] ?? data.textMany;
    count.textContent = words.replace('2', String(corners.length));
  }

  map.on('click', ({ latlng }) => {
    corners.push([Number(latlng.lng.toFixed(6)), Number(latlng.lat.toFixed(6))]);
    show();
  });
  document.getElementById('draw-undo').addEventListener('click', () => {
    corners.pop();
    show();
  });
  document.getElementById('draw-restart').addEventListener('click', () => {
    corners = [];
    show();
  });
  show();
}
