"""What people have filled in, read in the child from any PDF with form fields, and heard by the parent."""
