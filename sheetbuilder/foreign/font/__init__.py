"""A brand's fonts: opened, tried out letter by letter and built anew in the child; what is to be said of them."""
