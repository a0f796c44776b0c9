#include "output/hdf5.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "output/error.h"

namespace spearhead::output::hdf5 {
namespace {

/// The reason that one entry of the error stack gives: the operating system's where it is quoted.
struct Reason {
  std::string system;
  std::string innermost;
};

herr_t take_reason(unsigned depth, const H5E_error2_t* entry, void* target) {
  auto& reason = *static_cast<Reason*>(target);
  const std::string text = entry->desc == nullptr ? "" : entry->desc;
  if (depth == 0) reason.innermost = text;
  constexpr std::string_view kQuote = "error message = '";
  const std::size_t start = text.find(kQuote);
  if (reason.system.empty() && start != std::string::npos) {
    const std::size_t from = start + kQuote.size();
    reason.system = text.substr(from, text.find('\'', from) - from);
  }
  return 0;
}

std::string innermost_reason() {
  Reason reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_reason, &reason);
  if (!reason.system.empty()) return reason.system;
  return reason.innermost.empty() ? "HDF5 gives no reason" : "HDF5 says: " + reason.innermost;
}

Handle property_list(const std::filesystem::path& path, hid_t kind) {
  return {attempt({path, "prepare"}, [&] { return H5Pcreate(kind); }), H5Pclose};
}

/// How files are opened: format bounds of HDF5 1.8, so that LATEST's "open for write" mark never
/// locks readers out, and a close that leaves nothing open behind an error.
Handle access_list(const std::filesystem::path& path) {
  silence();  // here, for naming a kind of property list already starts the library
  Handle access = property_list(path, H5P_FILE_ACCESS);
  const Deed deed{path, "prepare"};
  attempt(deed, [&] { return H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG); });
  attempt(deed, [&] { return H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18); });
  // File systems without locks are common on clusters; a lock is used where there is one.
  attempt(deed, [&] { return H5Pset_file_locking(access.id(), true, true); });
  return access;
}

constexpr unsigned kOrdered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

}  // namespace

void silence() {
  // At the end of the program the library would try once more to write what it could not write to
  // a full disk; 1.10.8 crashes over it. Must precede every other call.
  [[maybe_unused]] static const herr_t no_second_try = H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void fail(const Deed& deed) {
  throw OutputError(
      fmt::format("cannot {} {}: {}", deed.doing, deed.file.string(), innermost_reason()));
}

Handle::Handle(Handle&& other) noexcept
    : id_(std::exchange(other.id_, -1)), close_(std::exchange(other.close_, nullptr)) {}

Handle& Handle::operator=(Handle&& other) noexcept {
  if (this == &other) return *this;
  let_go();
  id_ = std::exchange(other.id_, -1);
  close_ = std::exchange(other.close_, nullptr);
  return *this;
}

Handle::~Handle() { let_go(); }

herr_t Handle::let_go() {
  if (id_ < 0) return 0;
  silence();
  return close_(std::exchange(id_, -1));
}

void Handle::close(const Deed& deed) {
  attempt(deed, [&] { return let_go(); });
}

File::File(std::filesystem::path path, Handle handle)
    : path_(std::move(path)), handle_(std::move(handle)) {}

File File::create(const std::filesystem::path& path) {
  const Handle access = access_list(path);
  const Handle creation = property_list(path, H5P_FILE_CREATE);
  attempt({path, "prepare"}, [&] { return H5Pset_link_creation_order(creation.id(), kOrdered); });
  attempt({path, "prepare"}, [&] { return H5Pset_attr_creation_order(creation.id(), kOrdered); });
  const hid_t id = attempt({path, "create"}, [&] {
    return H5Fcreate(path.c_str(), H5F_ACC_EXCL, creation.id(), access.id());
  });
  return {path, Handle(id, H5Fclose)};
}

File File::open(const std::filesystem::path& path) {
  const Handle access = access_list(path);
  const hid_t id =
      attempt({path, "open"}, [&] { return H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()); });
  return {path, Handle(id, H5Fclose)};
}

Handle File::create_group(const std::string& name) const {
  const std::string doing = "create group " + name + " of";
  const Handle creation = property_list(path_, H5P_GROUP_CREATE);
  attempt({path_, doing}, [&] { return H5Pset_link_creation_order(creation.id(), kOrdered); });
  attempt({path_, doing}, [&] { return H5Pset_attr_creation_order(creation.id(), kOrdered); });
  const hid_t group = attempt({path_, doing}, [&] {
    return H5Gcreate2(id(), name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT);
  });
  return {group, H5Gclose};
}

Handle File::open_group(const std::string& name) const {
  const std::string doing = "open group " + name + " of";
  const hid_t group =
      attempt({path_, doing}, [&] { return H5Gopen2(id(), name.c_str(), H5P_DEFAULT); });
  return {group, H5Gclose};
}

bool File::has_group(const std::string& name) const {
  const Deed deed{path_, "list the contents of"};
  return attempt(deed, [&] { return H5Lexists(id(), name.c_str(), H5P_DEFAULT); }) > 0;
}

bool File::has_dataset(const std::string& path) const { return has_group(path); }

std::vector<std::string> File::datasets() const {
  const Deed deed{path_, "list the contents of"};
  H5G_info_t group{};
  attempt(deed, [&] { return H5Gget_info(id(), &group); });
  std::vector<std::string> names;
  for (hsize_t i = 0; i < group.nlinks; ++i) {
    const auto name_at = [&](char* buffer, std::size_t size) {
      return attempt(deed, [&] {
        return H5Lget_name_by_idx(id(), ".", H5_INDEX_NAME, H5_ITER_INC, i, buffer, size,
                                  H5P_DEFAULT);
      });
    };
    std::string name(static_cast<std::size_t>(name_at(nullptr, 0)), '\0');
    name_at(name.data(), name.size() + 1);

    H5L_info_t link{};
    attempt(deed, [&] { return H5Lget_info(id(), name.c_str(), &link, H5P_DEFAULT); });
    if (link.type != H5L_TYPE_HARD) {
      throw OutputError(fmt::format("cannot use {}: {} is a link, not data of the file itself",
                                    path_.string(), name));
    }
    H5O_info_t object{};
    attempt(deed, [&] {
      return H5Oget_info_by_name2(id(), name.c_str(), &object, H5O_INFO_BASIC, H5P_DEFAULT);
    });
    if (object.type == H5O_TYPE_DATASET) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

std::uint64_t File::end() const {
  haddr_t end = 0;
  attempt({path_, "read"}, [&] { return H5Fget_eoa(id(), &end); });
  return end;
}

void File::flush_and_close() {
  attempt({path_, "write"}, [&] { return H5Fflush(id(), H5F_SCOPE_GLOBAL); });
  handle_.close({path_, "close"});
}

std::string library_version() {
  silence();
  unsigned major = 0;
  unsigned minor = 0;
  unsigned release = 0;
  H5get_libversion(&major, &minor, &release);
  return fmt::format("{}.{}.{}", major, minor, release);
}

}  // namespace spearhead::output::hdf5
