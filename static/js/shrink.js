// A photograph made smaller before it goes over a poor network. Fetched by pages that send some: its address is on the body.
const LONG_SIDE = 2400; // pixels: an A4 page stays readable at about 200 dots per inch
const LIGHT_ENOUGH = 1_200_000; // bytes

export async function shrink(file) {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= LIGHT_ENOUGH) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pencil = canvas.getContext('2d');
    pencil.fillStyle = '#fff';
    pencil.fillRect(0, 0, canvas.width, canvas.height);
    pencil.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
  } catch {
    return file; // the server reads what the browser could not
  }
}
