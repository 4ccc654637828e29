// zstd at level 3: a page snapshot of 60 kB packs to 5-8 kB in under a millisecond.
#include "storage/evidence.hpp"

#include <zstd.h>

#include "storage/digest.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

constexpr std::size_t largest = 64U << 20U; // no evidence is bigger; a larger announced size is damage

std::string pack(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  std::size_t const n = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3);
  if (ZSTD_isError(n) != 0) throw StorageFailure(FailureKind::io, "evidence cannot be compressed");
  out.resize(n);
  return out;
}

std::string unpack(std::string_view packed, std::string const& hash) {
  auto const size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  bool const sane = size != ZSTD_CONTENTSIZE_ERROR && size != ZSTD_CONTENTSIZE_UNKNOWN && size <= largest;
  std::string out(sane ? size : 0, '\0');
  std::size_t const n = sane ? ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size()) : 0;
  if (!sane || ZSTD_isError(n) != 0 || n != out.size() || content_hash(out) != hash)
    throw StorageFailure(FailureKind::damaged, "evidence " + hash + " is damaged");
  return out;
}

} // namespace

EvidenceTable::EvidenceTable(Database& db)
    : insert_(db, "INSERT OR IGNORE INTO evidence(hash, kind, size_bytes, packed) VALUES(?,?,?,?)") {}

void EvidenceTable::insert(std::string const& hash, std::string_view kind, std::string_view bytes) {
  std::string const packed = pack(bytes);
  std::string const named(kind);
  insert_.bind(1, hash).bind(2, named).bind(3, static_cast<std::int64_t>(bytes.size())).bind_blob(4, packed);
  insert_.run();
}

std::string EvidenceTable::get(Database& db, std::string const& hash) { return get_piece(db, hash).bytes; }

EvidenceTable::Piece EvidenceTable::get_piece(Database& db, std::string const& hash) {
  Statement find(db, "SELECT packed, kind FROM evidence WHERE hash = ?");
  find.bind(1, hash);
  if (!find.step()) throw StorageFailure(FailureKind::missing, "evidence " + hash + " is not there any more");
  return {find.text(1), unpack(find.blob(0), hash)};
}

} // namespace legwork::storage
