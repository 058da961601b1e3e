# A guest of our own for QEMU: one boot sector. It shows sixteen colour bars and a line of text, writes
# what is typed in yellow below them and to the first serial port, and changes the video mode on a key:
#   F1  640x480, 16 colours (the first)    F2  320x200, 256 colours, with a gradient    F3  text, 80x25
# The picture stands still between two keys, so it can be compared with QEMU's own screendump: the text
# cursor, which would blink, is off.
.code16
.global _start
_start:
    ljmp $0, $start

start:
    xor %ax, %ax
    mov %ax, %ds
    mov %ax, %ss
    mov $0x7c00, %sp
    cld
    sti
    mov $0x00e3, %ax            # COM1: 9600 baud, 8 bits, no parity, 1 stop bit
    xor %dx, %dx
    int $0x14
    mov $0x12, %al
    call show
    mov $ready, %si
    call print

next:
    xor %ah, %ah                # wait for a key: %ah scancode, %al character
    int $0x16
    mov %ax, %cx
    mov $0x12, %al
    cmp $0x3b, %ch              # F1
    je mode
    mov $0x13, %al
    cmp $0x3c, %ch              # F2
    je mode
    mov $0x03, %al
    cmp $0x3d, %ch              # F3
    je mode
    mov %cl, %al
    test %al, %al
    jz next
    mov $14, %bl
    call put
    cmp $13, %al
    jne next
    mov $10, %al
    call put
    jmp next
mode:
    call show
    mov $shown, %si
    call print
    jmp next

# Sets video mode %al and draws its picture.
show:
    push %ax
    xor %ah, %ah
    int $0x10
    mov $0x0100, %ax            # no text cursor
    mov $0x2000, %cx
    int $0x10
    xor %dx, %dx                # row %dh, column %dl
row:
    xor %bx, %bx                # page 0, colour %bl
bar:
    mov $2, %ah                 # cursor to %dh, %dl
    int $0x10
    mov $0x09db, %ax            # two full blocks
    mov $2, %cx
    int $0x10
    add $2, %dl
    inc %bx
    cmp $16, %bl
    jne bar
    xor %dl, %dl
    inc %dh
    cmp $4, %dh
    jne row
    inc %dh
    mov $2, %ah
    int $0x10
    pop %ax
    cmp $0x13, %al
    jne shown_all
    mov $0xa000, %ax            # forty lines of all 256 colours below the text
    mov %ax, %es
    mov $320 * 150, %di
    mov $320 * 40, %cx
    xor %al, %al
1:  stosb
    inc %ax
    loop 1b
shown_all:
    ret

# Writes the text at %si.
print:
    lodsb
    test %al, %al
    jz 1f
    mov $15, %bl
    call put
    jmp print
1:  ret

# Writes %al in colour %bl, to the screen and to the serial port.
put:
    push %ax
    mov $0x0e, %ah
    xor %bh, %bh
    int $0x10
    pop %ax
    push %ax
    mov $1, %ah
    xor %dx, %dx
    int $0x14
    pop %ax
    ret

ready:
    .asciz "PORTHOLE GUEST\r\n> "
shown:
    .asciz "MODE\r\n> "

.org 510
.word 0xaa55
