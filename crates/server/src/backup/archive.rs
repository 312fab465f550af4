//! The archive: tar inside zstd, its manifest last, so that only a whole one has it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::Context;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::manifest::{FORMAT, MANIFEST, Manifest, Member};
use super::{FILES, POSTGRES_MEMBER, SECRET_MEMBER, SQLITE_MEMBER};

/// Zstandard's own default: a database shrinks to about a fifth at the speed of a disk.
const LEVEL: i32 = 3;
/// A manifest lists every file; a hundred thousand of them take 15 MB.
const MANIFEST_BYTES: u64 = 256 * 1024 * 1024;

/// An archive that is being written.
pub(super) struct Writer {
    tar: tar::Builder<zstd::Encoder<'static, File>>,
    members: Vec<Member>,
    at: DateTime<Utc>,
}

impl Writer {
    /// Begins an archive that only its owner may read.
    pub(super) fn create(path: &Path, at: DateTime<Utc>) -> anyhow::Result<Self> {
        let file = private(path)?;
        let mut encoder = zstd::Encoder::new(file, LEVEL)?;
        encoder.include_checksum(true)?;
        Ok(Self { tar: tar::Builder::new(encoder), members: Vec::new(), at })
    }

    /// Packs one file under a name.
    pub(super) fn add(&mut self, name: &str, from: &Path) -> anyhow::Result<()> {
        let told = || format!("packing {}", from.display());
        let file = File::open(from).with_context(told)?;
        let bytes = file.metadata().with_context(told)?.len();
        let mut content = Hashing::new(file.take(bytes));
        let mut header = self.header(bytes);
        self.tar.append_data(&mut header, name, &mut content).with_context(told)?;
        anyhow::ensure!(content.bytes == bytes, "{} changed while it was packed", from.display());
        let member = Member { path: name.to_owned(), bytes, sha256: content.hex() };
        self.members.push(member);
        Ok(())
    }

    /// Writes the manifest and makes the archive durable.
    pub(super) fn finish(mut self, mut manifest: Manifest) -> anyhow::Result<Manifest> {
        manifest.members = std::mem::take(&mut self.members);
        let text = serde_json::to_vec_pretty(&manifest)?;
        let mut header = self.header(u64::try_from(text.len())?);
        self.tar.append_data(&mut header, MANIFEST, &*text)?;
        let file = self.tar.into_inner()?.finish()?;
        file.sync_all()?;
        Ok(manifest)
    }

    fn header(&self, bytes: u64) -> tar::Header {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(self.at.timestamp()).unwrap_or(0));
        header
    }
}

/// Unpacks an archive into a folder; refuses one that is damaged, cut off or not ours.
pub(super) fn unpack(archive: &Path, into: &Path) -> anyhow::Result<Manifest> {
    let file = File::open(archive).with_context(|| format!("opening {}", archive.display()))?;
    let decoder = zstd::Decoder::new(file).with_context(damaged)?;
    let mut tar = tar::Archive::new(decoder);
    let mut found = BTreeMap::new();
    let mut manifest = None;
    for entry in tar.entries().with_context(damaged)? {
        let mut entry = entry.with_context(damaged)?;
        let name = name_of(&entry)?;
        anyhow::ensure!(
            manifest.is_none(),
            "{name} comes after the manifest: not an archive of ours"
        );
        if name == MANIFEST {
            let mut text = Vec::new();
            entry.take(MANIFEST_BYTES).read_to_end(&mut text).with_context(damaged)?;
            manifest = Some(read_manifest(&text)?);
            continue;
        }
        let member = write_out(&mut entry, name, into)?;
        let twin = found.insert(member.path.clone(), member);
        anyhow::ensure!(twin.is_none(), "the archive holds a member twice: not an archive of ours");
    }
    // Beyond the last entry there is still the checksum of the whole stream.
    std::io::copy(&mut tar.into_inner(), &mut std::io::sink()).with_context(damaged)?;
    let manifest = manifest.context("the archive has no manifest: it is cut off, or not ours")?;
    compare(&manifest, found)?;
    Ok(manifest)
}

/// The files below a folder, as paths inside it, sorted. Half-written ones (`name#1`) are left out:
/// no row names them.
pub(super) fn files_of(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut ahead = vec![PathBuf::new()];
    while let Some(inside) = ahead.pop() {
        let here = folder.join(&inside);
        if !here.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&here).with_context(|| format!("{}", here.display()))? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            let kind = entry.file_type()?;
            if kind.is_dir() {
                ahead.push(path);
            } else if kind.is_file() {
                let name = path.to_str().context("a file's name is not UTF-8")?.to_owned();
                if !name.contains('#') {
                    files.push(name);
                }
            }
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// A new file that only its owner may read.
pub(super) fn private(path: &Path) -> anyhow::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).with_context(|| format!("making {}", path.display()))
}

fn damaged() -> &'static str {
    "the archive is damaged, cut off, or not ours"
}

fn name_of<R: Read>(entry: &tar::Entry<'_, R>) -> anyhow::Result<String> {
    let path = entry.path()?.into_owned();
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let name = path.to_str().unwrap_or_default().to_owned();
    let single = [SQLITE_MEMBER, POSTGRES_MEMBER, SECRET_MEMBER, MANIFEST].contains(&&*name);
    let ours = plain && (single || name.starts_with(&format!("{FILES}/")));
    anyhow::ensure!(
        ours && entry.header().entry_type().is_file(),
        "the archive holds {name:?}: not an archive of ours"
    );
    Ok(name)
}

fn write_out(from: &mut impl Read, name: String, into: &Path) -> anyhow::Result<Member> {
    let path = into.join(&name);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = private(&path)?;
    let mut content = Hashing::new(from);
    std::io::copy(&mut content, &mut file).with_context(damaged)?;
    file.flush()?;
    file.sync_all()?;
    Ok(Member { path: name, bytes: content.bytes, sha256: content.hex() })
}

fn read_manifest(text: &[u8]) -> anyhow::Result<Manifest> {
    let value: serde_json::Value =
        serde_json::from_slice(text).context("the manifest cannot be read")?;
    let format = value["format"].as_u64().unwrap_or(0);
    anyhow::ensure!(
        format == u64::from(FORMAT),
        "the archive has form {format}, and this program reads form {FORMAT}: use the program that \
         wrote it"
    );
    serde_json::from_value(value).context("the manifest cannot be read")
}

fn compare(manifest: &Manifest, mut found: BTreeMap<String, Member>) -> anyhow::Result<()> {
    for told in &manifest.members {
        let member = found.remove(&told.path);
        let member =
            member.with_context(|| format!("{} is missing from the archive", told.path))?;
        anyhow::ensure!(member == *told, "{} is not what the manifest says: damaged", told.path);
    }
    let extra: Vec<String> = found.into_keys().collect();
    anyhow::ensure!(
        extra.is_empty(),
        "the manifest does not know {extra:?}: not an archive of ours"
    );
    Ok(())
}

/// Reads and hashes at once.
struct Hashing<R> {
    inner: R,
    hash: Sha256,
    bytes: u64,
}

impl<R: Read> Hashing<R> {
    fn new(inner: R) -> Self {
        Self { inner, hash: Sha256::new(), bytes: 0 }
    }

    fn hex(self) -> String {
        hex::encode(self.hash.finalize())
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}
