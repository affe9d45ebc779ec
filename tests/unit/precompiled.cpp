// SPDX-License-Identifier: Apache-2.0
// A source for the headers that test programs share: a target without one would not precompile them.
