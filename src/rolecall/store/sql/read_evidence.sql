SELECT claim, document, start_char, end_char, quote, page FROM evidence ORDER BY claim, position
