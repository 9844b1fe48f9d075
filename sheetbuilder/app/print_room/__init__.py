"""The room Print: papers chosen by need or by number, looked at, saved, and sent to a printer."""
