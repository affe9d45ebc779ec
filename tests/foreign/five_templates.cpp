// SPDX-License-Identifier: Apache-2.0
// What `anlage new` writes for the five kinds, word for word, in one library: its headers are then read once for each
// build.
#include <anlage/sdk/plugin.hpp>

#pragma push_macro("ANLAGE_PLUGIN")
#undef ANLAGE_PLUGIN
#define ANLAGE_PLUGIN(type)
#include "templates/connection/my_connection.cpp"
#include "templates/region/my_region.cpp"
#include "templates/rule/my_rule.cpp"
#include "templates/steering/my_steering.cpp"
#include "templates/world/my_world.cpp"
#pragma pop_macro("ANLAGE_PLUGIN")

ANLAGE_PLUGIN(my_connection::MyConnection, my_region::MyRegion, my_rule::MyRule, my_steering::MySteering,
              my_world::MyWorld)
