//! A picture that somebody sent: decoded within limits, and written anew, so that nothing but pixels is kept.

use std::io::Cursor;

use png::{ColorType, Decoder, Encoder, Limits, Transformations};

use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;

/// What may be sent.
const MAX_BYTES: usize = 256 * 1024;
/// Pixels of the longer side.
const MAX_SIDE: u32 = 2_000;
/// Pixels of the shorter side: less cannot be read on paper.
const MIN_SIDE: u32 = 32;
/// What decoding may take: the largest picture in four channels, and as much beside it.
const MAX_MEMORY: usize = 2 * 4 * (MAX_SIDE as usize) * (MAX_SIDE as usize);

/// A picture as it is kept.
#[derive(Clone, Debug)]
pub struct Picture {
    /// PNG of eight bits a channel.
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Reads what was sent.
///
/// # Errors
/// A problem: too heavy, too large or too small, or no PNG.
pub fn read(bytes: &[u8]) -> Result<Picture> {
    if bytes.len() > MAX_BYTES {
        return Err(refused("LOGO_TOO_HEAVY", "Le logo pèse plus de 256 Kio."));
    }
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MAX_MEMORY });
    // Palettes, greys and 16 bits all become eight bits a channel.
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|_| unreadable())?;
    let (width, height) = reader.info().size();
    if width.max(height) > MAX_SIDE || width.min(height) < MIN_SIDE {
        let message = format!("Chaque côté du logo doit avoir entre {MIN_SIDE} et {MAX_SIDE} pixels.");
        return Err(refused("LOGO_SIZE", message));
    }
    let mut pixels = vec![0; reader.output_buffer_size().ok_or_else(unreadable)?];
    let frame = reader.next_frame(&mut pixels).map_err(|_| unreadable())?;
    pixels.truncate(frame.buffer_size());
    let png = written(width, height, frame.color_type, &pixels).map_err(|_| unreadable())?;
    Ok(Picture { png, width, height })
}

fn written(width: u32, height: u32, color: ColorType, pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// What is no PNG.
pub fn unreadable() -> Error {
    refused("LOGO_UNREADABLE", "Ce fichier n’est pas une image PNG lisible.")
}

fn refused(code: &'static str, message: impl Into<String>) -> Error {
    Error::problem(Problem::new(code, message).on("png"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Rgb);
        encoder.add_text_chunk("Author".into(), "Claire Delaunay".into()).unwrap();
        let pixels = vec![120; (3 * width * height) as usize];
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        bytes
    }

    fn code(read: Result<Picture>) -> String {
        match read.unwrap_err() {
            Error::Problems(problems) => problems[0].code.0.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn pixels_are_kept_and_nothing_else() {
        let sent = sample(64, 48);
        assert!(sent.windows(8).any(|part| part == b"Delaunay"));
        let kept = read(&sent).unwrap();
        assert_eq!((kept.width, kept.height), (64, 48));
        assert!(!kept.png.windows(8).any(|part| part == b"Delaunay"));
        assert_eq!(read(&kept.png).unwrap().png, kept.png, "read again, it is the same");
    }

    #[test]
    fn what_is_no_small_png_is_refused() {
        assert_eq!(code(read(b"<svg xmlns='http://www.w3.org/2000/svg'/>")), "LOGO_UNREADABLE");
        let mut broken = sample(64, 48);
        broken.truncate(broken.len() - 30);
        assert_eq!(code(read(&broken)), "LOGO_UNREADABLE");
        assert_eq!(code(read(&sample(16, 400))), "LOGO_SIZE");
        assert_eq!(code(read(&sample(2_001, 40))), "LOGO_SIZE");
        assert_eq!(code(read(&vec![0; MAX_BYTES + 1])), "LOGO_TOO_HEAVY");
    }
}
