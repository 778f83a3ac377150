"""The letterhead of an official annex: its recognition and its composition."""
