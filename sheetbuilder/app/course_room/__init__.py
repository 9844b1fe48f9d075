"""The room Course: what a course hands out, put into an order, filled in, looked at in both editions, and made."""
