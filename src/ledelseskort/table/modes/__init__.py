"""The rules of each way to play, one file each."""
