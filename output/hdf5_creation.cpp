#include "output/hdf5_creation.h"

namespace spearhead::output::hdf5 {

Handle creation_list(const Deed& deed) {
  Handle list(attempt(deed, [] { return H5Pcreate(H5P_DATASET_CREATE); }), H5Pclose);
  attempt(deed, [&] {
    return H5Pset_attr_creation_order(list.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  });
  attempt(deed, [&] { return H5Pset_obj_track_times(list.id(), false); });
  return list;
}

Handle filtered_list(const Deed& deed, std::span<const hsize_t> chunk) {
  Handle list = creation_list(deed);
  attempt(deed,
          [&] { return H5Pset_chunk(list.id(), static_cast<int>(chunk.size()), chunk.data()); });
  attempt(deed, [&] { return H5Pset_shuffle(list.id()); });
  attempt(deed, [&] { return H5Pset_deflate(list.id(), 1); });
  attempt(deed, [&] { return H5Pset_fletcher32(list.id()); });
  return list;
}

}  // namespace spearhead::output::hdf5
