"""数据一览: the figures of the reports as pictures, tables and files, each leading to the sentence that states it."""
