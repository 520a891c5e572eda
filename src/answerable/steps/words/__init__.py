"""What any text says: its days and periods, numbers, labels, sentences and sections cited."""
