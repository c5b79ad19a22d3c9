"""The values that fields with a fixed or a known set of them take."""

ROOM_TYPES = ("living_room", "kitchen", "bedroom")  # seen in examples (S); others are a warning (A)
MODIFICATION_MODES = ("no_modify", "change_decoration", "furnish")
TEST_SCENARIOS = ("success", "fail", "slow")
