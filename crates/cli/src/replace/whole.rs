//! Files of dr-lint's own, written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::interrupt::{Interrupts, end_by};
use crate::replace::staged::{beside, flush, names, written};

/// Writes a text to the file at `path`, and makes the folders on the way to it. Whatever happens meanwhile, the file has
/// its old text or the new one. Pipes, devices and files with several names are written through: another file in their
/// place would not be what the user named.
///
/// # Errors
/// When the system refuses, and for a file that is read-only.
pub(crate) fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let interrupts = Interrupts::hold();
    let done = write(path, text);
    let signal = interrupts.signal();
    drop(interrupts);
    if let Some(signal) = signal {
        end_by(signal);
    }
    done
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let (new, path) = match fs::canonicalize(path) {
        Ok(path) => {
            let metadata = fs::metadata(&path)?;
            if !metadata.is_file() || names(&metadata) > 1 {
                return fs::write(path, text);
            }
            if metadata.permissions().readonly() {
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
            }
            (written(&path, &metadata, text)?, path)
        }
        // A link to a file that is not there yet.
        Err(_) if path.is_symlink() => return fs::write(path, text),
        Err(_) => {
            let mut file = for_all(&mut beside()).tempfile_in(folder)?;
            file.write_all(text.as_bytes())?;
            (file.into_temp_path(), path.to_owned())
        }
    };
    flush(&new)?;
    new.persist(path).map_err(|error| error.error)
}

/// As a new file is elsewhere: whoever the user lets read new files may read it.
fn for_all<'b>(builder: &'b mut tempfile::Builder<'static, 'static>) -> &'b tempfile::Builder<'static, 'static> {
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_with_its_folders_and_replaced() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("ci/known/baseline.json");
        for text in ["one", "two"] {
            write_whole(&path, text).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing else is left");
        }
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let directory = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let [path, link, usual] = ["a.json", "link.json", "usual"].map(|name| directory.path().join(name));
        fs::write(&usual, "").unwrap();
        write_whole(&path, "one").unwrap();
        assert_eq!(mode(&path), mode(&usual), "a new file is as others are");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        write_whole(&link, "two").unwrap();
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), mode(&path)), ("two", 0o640));
        assert!(link.is_symlink());
        let second = directory.path().join("second.json");
        fs::hard_link(&path, &second).unwrap();
        write_whole(&path, "three").unwrap();
        assert_eq!(fs::read_to_string(&second).unwrap(), "three");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_through() {
        let (mut reader, writer) = io::pipe().unwrap();
        let path = format!("/dev/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&writer));
        let writing = std::thread::spawn(move || write_whole(Path::new(&path), "one"));
        writing.join().unwrap().unwrap();
        drop(writer);
        let mut text = String::new();
        io::Read::read_to_string(&mut reader, &mut text).unwrap();
        assert_eq!(text, "one");
    }
}
