// Bulky evidence by content hash, compressed, in the journal's file but outside its rows.
#pragma once

#include <string>
#include <string_view>

#include "storage/database.hpp"

namespace legwork::storage {

class EvidenceTable {
 public:
  explicit EvidenceTable(Database& db);

  // Inside the caller's transaction; the same content twice is stored once.
  void insert(std::string const& hash, std::string_view kind, std::string_view bytes);

  // Throws StorageFailure: missing where it was cleaned up, damaged where the content is not what the hash names.
  static std::string get(Database& db, std::string const& hash);

  struct Piece {
    std::string kind; // snapshot or evidence
    std::string bytes;
  };
  // The same with the kind that it was stored as.
  static Piece get_piece(Database& db, std::string const& hash);

 private:
  Statement insert_;
};

} // namespace legwork::storage
