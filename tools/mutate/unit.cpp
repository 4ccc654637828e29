// One source file as clang sees it.
#include "tools/mutate/unit.hpp"

#include <stdexcept>

namespace legwork::mutate {

std::string taken(CXString text) {
  char const* const chars = clang_getCString(text);
  std::string out = chars == nullptr ? "" : chars;
  clang_disposeString(text);
  return out;
}

std::vector<std::string> flags_of(std::string const& build, std::string const& file) {
  CXCompilationDatabase_Error error{};
  CXCompilationDatabase const commands = clang_CompilationDatabase_fromDirectory(build.c_str(), &error);
  if (error != CXCompilationDatabase_NoError) throw std::runtime_error("no compile_commands.json in " + build);
  CXCompileCommands const all = clang_CompilationDatabase_getCompileCommands(commands, file.c_str());
  std::vector<std::string> out;
  if (clang_CompileCommands_getSize(all) > 0) {
    CXCompileCommand const command = clang_CompileCommands_getCommand(all, 0);
    for (unsigned i = 0; i < clang_CompileCommand_getNumArgs(command); ++i) {
      std::string flag = taken(clang_CompileCommand_getArg(command, i));
      if (flag.starts_with("-I") || flag.starts_with("-D") || flag.starts_with("-std=")) out.push_back(std::move(flag));
    }
  }
  clang_CompileCommands_dispose(all);
  clang_CompilationDatabase_dispose(commands);
  if (out.empty()) throw std::runtime_error(file + " is not built");
  return out;
}

Unit::Unit(std::string path, std::string text, std::vector<std::string> const& flags)
    : path_(std::move(path)), text_(std::move(text)), index_(clang_createIndex(0, 0)) {
  std::vector<char const*> arguments;
  for (std::string const& flag : flags) arguments.push_back(flag.c_str());
  for (char const* flag : {"-xc++", "-w", "-Wno-c++11-narrowing", "-ferror-limit=0"}) arguments.push_back(flag);
  CXUnsavedFile file{path_.c_str(), text_.c_str(), text_.size()};
  CXErrorCode const code =
      clang_parseTranslationUnit2(index_, path_.c_str(), arguments.data(), static_cast<int>(arguments.size()), &file, 1,
                                  CXTranslationUnit_KeepGoing, &unit_);
  if (code == CXError_Success) return;
  clang_disposeIndex(index_);
  throw std::runtime_error("clang cannot parse " + path_);
}

Unit::~Unit() {
  clang_disposeTranslationUnit(unit_);
  clang_disposeIndex(index_);
}

bool Unit::own(CXSourceLocation at, unsigned& offset) const {
  CXFile file{};
  clang_getFileLocation(at, &file, nullptr, nullptr, &offset);
  return file != nullptr && clang_File_isEqual(file, clang_getFile(unit_, path_.c_str())) != 0;
}

std::vector<Problem> Unit::problems() const {
  std::vector<Problem> out;
  for (unsigned i = 0; i < clang_getNumDiagnostics(unit_); ++i) {
    CXDiagnostic const d = clang_getDiagnostic(unit_, i);
    if (clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error) {
      Problem problem;
      problem.text = taken(clang_formatDiagnostic(d, CXDiagnostic_DisplaySourceLocation));
      unsigned offset = 0;
      problem.placed = own(clang_getDiagnosticLocation(d), offset);
      CXDiagnosticSet const notes = clang_getChildDiagnostics(d); // owned by the diagnostic
      for (unsigned n = 0; n < clang_getNumDiagnosticsInSet(notes) && !problem.placed; ++n) {
        CXDiagnostic const note = clang_getDiagnosticInSet(notes, n);
        problem.placed = own(clang_getDiagnosticLocation(note), offset);
        clang_disposeDiagnostic(note);
      }
      problem.offset = offset;
      out.push_back(std::move(problem));
    }
    clang_disposeDiagnostic(d);
  }
  return out;
}

} // namespace legwork::mutate
