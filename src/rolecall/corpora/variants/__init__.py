"""What a marked-up document is refilled with: new people, bodies, titles, dates and sums, and another layout.

Each module takes the pieces of a document and a source of chance, and gives the pieces back with other words in them;
a piece keeps its label, and the number of pieces never changes, so that relations hold by position.
"""
