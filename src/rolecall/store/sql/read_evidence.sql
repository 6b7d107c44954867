SELECT claim, document, start_char, end_char, quote FROM evidence ORDER BY claim, position
