/* The bytes of style/*.css, one after the other, as data: no generator, no copy in the source, nothing to parse when the program starts. */
        .section .rodata
        .global rosebud_style_begin
        .global rosebud_style_end
rosebud_style_begin:
        .incbin ROSEBUD_BASE_CSS
        .incbin ROSEBUD_SEARCH_CSS
        .incbin ROSEBUD_READING_CSS
rosebud_style_end:
        .byte 0
        .section .note.GNU-stack,"",%progbits
